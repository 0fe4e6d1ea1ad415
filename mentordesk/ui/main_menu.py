"""The menu bar of the main window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from mentordesk.domain.place import Place

from . import this_computer
from .page import Page
from .widgets.labels import unmarked

if TYPE_CHECKING:
    from .main_window import MainWindow

Keys = str | QKeySequence.StandardKey


class MainMenu(QMenuBar):
    """File, Edit, View, Meeting, Go, Help; Edit and Meeting also show what the page offers."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._offered: dict[QMenu, list[QAction]] = {}
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self._meeting = self.addMenu(self.tr("&Meeting"))
        self._add_new(
            self._meeting, self.tr("&Plan a meeting…"), window.plan_meeting, "Ctrl+Shift+P"
        )
        self._add_new(self._meeting, self.tr("Agenda temp&lates…"), self._on_templates_asked)
        self._present = self._add(
            self._meeting, self.tr("Pr&esentation mode"), window.present, "Ctrl+Shift+H"
        )
        self._present.setCheckable(True)
        self._meeting.addSeparator()
        self._fill_go()
        self._fill_help()
        self._desk.moved.connect(self.refresh)
        self._desk.changed.connect(self.refresh)
        self._desk.presented.connect(self.refresh)
        self.refresh()

    def show_page(self, page: Page) -> None:
        """Offer what the page in front can do."""
        self._offer(self._edit, page.edit_actions)
        self._offer(self._meeting, page.meeting_actions)
        self.refresh()

    def refresh(self) -> None:
        undo, redo = self._desk.undo_label, self._desk.redo_label
        self._undo.setText(self.tr("&Undo {0}").format(undo or "").rstrip())
        self._redo.setText(self.tr("&Redo {0}").format(redo or "").rstrip())
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
        presents = self._desk.presenting is not None
        self._present.setChecked(presents)
        self._recent.menuAction().setVisible(not presents)  # desks may be called after people
        if presents:
            self._recent.clear()
        back, forward = self._window.can_go()
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def _fill_file(self) -> None:
        menu, window = self.addMenu(self.tr("&File")), self._window
        self._add_new(menu, self.tr("Quick &add…"), window.quick_add, "Ctrl+Shift+Space")
        self._add_new(menu, self.tr("New &note"), window.add_note, QKeySequence.StandardKey.New)
        self._add_new(menu, self.tr("New &mentorship…"), window.add_mentorship, "Ctrl+Shift+M")
        menu.addSeparator()
        self._add(menu, self.tr("New &desk…"), lambda: window.desk_asked.emit("new"))
        open_keys = QKeySequence.StandardKey.Open
        self._add(menu, self.tr("&Open a desk…"), lambda: window.desk_asked.emit("open"), open_keys)
        self._recent = menu.addMenu(self.tr("Open &recent"))
        self._recent.aboutToShow.connect(self._on_recent_about_to_show)
        self._add(menu, self.tr("Open the d&emo desk"), lambda: window.desk_asked.emit("demo"))
        menu.addSeparator()
        self._add_new(menu, self.tr("&Import questions…"), self._on_import_asked)
        self._add(menu, self.tr("Save my own &copy…"), self._on_copy_asked, "Ctrl+Shift+S")
        self._add(menu, self.tr("&Backups…"), lambda: window.open(Place("backups")), "Ctrl+Shift+B")
        menu.addSeparator()
        self._add(menu, self.tr("&Lock desk"), self._on_lock_asked, "Ctrl+L")
        protected = self._desk.key is not None
        name = self.tr("Change &passphrase…") if protected else self.tr("&Protect desk…")
        self._add_new(menu, name, partial(self._on_protection_asked, protected))
        menu.addSeparator()
        self._add(menu, self.tr("Close &window"), window.close, QKeySequence.StandardKey.Close)
        quit_keys = QKeySequence.StandardKey.Quit
        self._add(menu, self.tr("&Quit"), lambda: window.desk_asked.emit("quit"), quit_keys)

    def _fill_edit(self) -> None:
        self._edit = menu = self.addMenu(self.tr("&Edit"))
        standard = QKeySequence.StandardKey
        self._undo = self._add(menu, self.tr("&Undo"), self._desk.undo, standard.Undo)
        self._redo = self._add(menu, self.tr("&Redo"), self._desk.redo, "Ctrl+Shift+Z")
        menu.addSeparator()
        self._add(menu, self.tr("&Find or jump to…"), self._window.search, "Ctrl+K")
        menu.addSeparator()

    def _fill_view(self) -> None:
        menu, window = self.addMenu(self.tr("&View")), self._window
        names = {
            "system": self.tr("As the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
        }
        group = QActionGroup(self)
        for choice, name in names.items():
            action = self._add(menu, name, partial(window.use_theme, choice))
            action.setCheckable(True)
            action.setChecked(choice == this_computer.theme())
            group.addAction(action)
        menu.addSeparator()
        sidebar = self._add(menu, self.tr("Side&bar"), self._on_sidebar_asked, "F9")
        sidebar.setCheckable(True)
        sidebar.setChecked(True)
        full = self._add(menu, self.tr("&Full screen"), self._on_full_screen_asked, "F11")
        full.setCheckable(True)

    def _fill_go(self) -> None:
        menu, window = self.addMenu(self.tr("&Go")), self._window
        self._back = self._add(menu, self.tr("&Back"), window.back, "Alt+Left")
        self._forward = self._add(menu, self.tr("&Forward"), window.forward, "Alt+Right")
        menu.addSeparator()
        names = {
            "today": self.tr("&Today"),
            "mentorships": self.tr("&Mentorships"),
            "agendas": self.tr("&Agendas"),
            "notes": self.tr("&Notes"),
            "goals": self.tr("&Goals"),
            "questions": self.tr("&Question bank"),
        }
        for number, (kind, name) in enumerate(names.items(), 1):
            place = Place(kind)
            self._add(menu, name, partial(window.open, place), f"Ctrl+{number}")
        menu.addSeparator()
        self._add(menu, self.tr("T&rash"), lambda: window.open(Place("trash")))
        settings = self.tr("&Settings")
        self._add(menu, settings, lambda: window.open(Place("settings")), "Ctrl+,")

    def _fill_help(self) -> None:
        menu = self.addMenu(self.tr("&Help"))
        self._add(menu, self.tr("&Keyboard shortcuts"), self._on_shortcuts_asked, "F1")
        self._add(menu, self.tr("Capture in one &line"), self._on_capture_asked)
        menu.addSeparator()
        kept, lost = self.tr("&How your data is kept"), self.tr("How you could still lose &data")
        self._add(menu, kept, partial(self._on_page_asked, "kept"))
        self._add(menu, lost, partial(self._on_page_asked, "lost"))
        self._add(menu, self.tr("Show l&og"), self._on_log_asked)
        menu.addSeparator()
        self._add(menu, self.tr("&About MentorDesk"), self._on_about_asked)

    def _add(self, menu: QMenu, text: str, then: Callable[[], object], keys: Keys = "") -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: then())
        if keys:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action

    def _add_new(self, menu: QMenu, text: str, then: Callable[[], object], keys: Keys = "") -> None:
        """Add what makes something new: where a desk is only looked at, nobody is asked for it."""
        action = self._add(menu, text, then, keys)
        action.setEnabled(not self._desk.looking)

    def _offer(self, menu: QMenu, actions: list[QAction]) -> None:
        for action in self._offered.get(menu, []):
            menu.removeAction(action)
        menu.addActions(actions)
        self._offered[menu] = list(actions)

    def _on_recent_about_to_show(self) -> None:
        self._recent.clear()
        for path in this_computer.recent_desks():
            name = unmarked(f"{path.stem}  ({path.parent})")
            self._add(self._recent, name, partial(self._window.desk_asked.emit, str(path)))
        self._recent.setEnabled(True)

    def _on_lock_asked(self) -> None:
        """Lock it; of a plain desk that needs a passphrase first."""
        if self._desk.key is not None:
            self._window.lock_asked.emit()
        elif not self._desk.looking:
            self._on_protection_asked(False)

    def _on_copy_asked(self) -> None:
        from .own_copy import save_own_copy

        save_own_copy(self._window)

    def _on_protection_asked(self, protected: bool) -> None:
        from .protection import deeds

        deeds.change(self._window) if protected else deeds.protect(self._window)

    def _on_templates_asked(self) -> None:
        from .meeting.template_actions import edit

        edit(self._desk, self._window.theme, self._window)

    def _on_import_asked(self) -> None:
        from .questions.page import QuestionsPage

        self._window.open(Place("questions"))
        if isinstance(page := self._window.page, QuestionsPage):
            page.import_list()

    def _on_sidebar_asked(self) -> None:
        self._window.sidebar.setVisible(not self._window.sidebar.isVisible())

    def _on_full_screen_asked(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def _on_shortcuts_asked(self) -> None:
        from .help import show_shortcuts

        show_shortcuts(self._window, self)

    def _on_capture_asked(self) -> None:
        from .capture.help import show_capture

        show_capture(self._window, self._desk.today())

    def _on_page_asked(self, name: str) -> None:
        from .help_page import show_page

        show_page(self._window.theme, name, self._window)

    def _on_log_asked(self) -> None:
        from .crash import show_log

        show_log(self._window.theme, self._window)

    def _on_about_asked(self) -> None:
        from .help import show_about

        show_about(self._window)
