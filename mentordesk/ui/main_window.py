"""The main window: the sidebar, the page that is open, and the way between pages."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.domain.place import Place
from mentordesk.errors import MentorDeskError, OnlyToLook
from mentordesk.storage import overview
from mentordesk.storage.places import resolve

from . import rescue, this_computer, words
from .main_menu import MainMenu
from .midnight import Midnight
from .page import Page
from .page_stack import PageStack
from .presentation import Presentation, close_what_floats, toggle
from .rescue import Texts
from .sidebar import Sidebar
from .theme import Theme
from .travel import Travel
from .widgets.banner import Banner, UndoBar
from .widgets.layout import across, down
from .widgets.menus import ask_by_keys
from .widgets.ring import FocusRing

SMALLEST = (900, 560)
USUAL = (1320, 864)


class MainWindow(QMainWindow):
    """Shows one open desk. Everything that concerns other desks is asked of the application."""

    desk_asked = Signal(str)  # "new", "open", "demo", or the path of a recent desk
    theme_asked = Signal(str)
    lock_asked = Signal()
    closed_work_asked = Signal(str, object)  # a sentence, and work on the closed desk: its new key
    wished = Signal(object)  # of the application, which grants it
    painted = Signal()  # for the first time: what is slow may begin
    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme, name: str = "") -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self._name = name or desk.path.stem
        self._travel = Travel()
        self._was_painted = False
        self._lay_out()
        self.menu = MainMenu(self)
        self.setMenuBar(self.menu)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.restoreGeometry(this_computer.geometry())
        desk.changed.connect(self._on_desk_changed)
        desk.presented.connect(self._on_presented)
        Midnight(desk, self).passed.connect(self._on_midnight)

    def _lay_out(self) -> None:
        self.sidebar = Sidebar(self.desk, self.theme)
        self.banner = Banner(self.theme)
        self.pages = PageStack(self.desk, self.theme)
        self._undo_bar = UndoBar(self.theme, self)
        self._undo_bar.lie_over(self.pages)
        self._undo_bar.undo_asked.connect(self.desk.undo)
        self.body = QWidget()
        self._presentation = Presentation(self.desk, self.theme)
        self._right = down(self._presentation, self.banner, (self.pages, 1))
        self.body.setLayout(across(self.sidebar, (self._right, 1)))
        self.setCentralWidget(self.body)
        self.sidebar.asked.connect(self.open)
        self.sidebar.add_asked.connect(self.add_mentorship)
        self.sidebar.search_asked.connect(self.search)
        self.sidebar.plan_asked.connect(self.plan_meeting)
        self.sidebar.note_asked.connect(self.add_note)
        self.pages.asked.connect(self.open)
        self.pages.titled.connect(self._on_titled)
        self.pages.requested.connect(self._on_requested)
        self.pages.wished.connect(self.wished)
        FocusRing(self.theme, self)
        ask_by_keys(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def here(self) -> Place | None:
        """Return where the user is; a page moves on by itself, from note to note."""
        return self.page.place if self.page is not None else None

    @property
    def page(self) -> Page | None:
        return self.pages.page

    def open(self, place: Place) -> None:
        """Show a place, and remember where we were."""
        found = resolve(self.desk.connection, place)
        if found is None:
            self.say(self.tr("This is no longer there. It may be in the trash."))
            return
        self._travel.go(found)
        self._show(found)

    def go_on(self, place: Place, geometry: QByteArray | None) -> None:
        """Show the window where it was, at a place."""
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.open(place)
        self.show()

    def add_line(self, line: QWidget) -> None:
        """Have a line above the pages, which is hidden while it has nothing to say."""
        self._right.insertWidget(2, line)

    def back(self) -> None:
        self._revisit(self._travel.back)

    def forward(self) -> None:
        self._revisit(self._travel.forward)

    def search(self, words: str = "") -> None:
        from .palette import Palette

        Palette.over(self).open(words)

    def present(self) -> None:
        """Hide what is private from who looks on at this mentorship, or show it again."""
        toggle(self, self._travel.here)

    def say(self, sentence: str) -> None:
        self.banner.say(sentence)

    def tell(self, error: MentorDeskError) -> None:
        self.say(words.sentence(error))

    def add_note(self, mentorship_uid: str = "") -> None:
        """Begin a blank, private note, of a mentorship or of none."""
        from mentordesk.storage import mentorships, notes

        if self.desk.presenting is not None:
            self.banner.hint(self.tr("A new note is private: leave presentation mode first."))
            return
        if self._refuses():
            return
        with self.desk.change(self.tr("Add note")) as session:
            owner = mentorships.by_uid(session, mentorship_uid) if mentorship_uid else None
            _, uid = notes.add(session, self.desk.now(), mentorship_id=owner)
        self.open(Place("note", uid, "write"))

    def add_mentorship(self, role: str = "mentor") -> None:
        from .mentorships.form import MentorshipForm

        if self._refuses():
            return
        form = MentorshipForm(self.desk, self.theme, parent=self, role=role)
        if form.exec():
            self.open(Place("mentorship", form.uid))

    def quick_add(self, text: str = "") -> None:
        """Ask for one line that goes where it says; the window itself may be hidden."""
        from .capture.quick_add import QuickAdd

        if self._refuses():
            return
        QuickAdd.over(self).begin(text)

    def mentorship_in_front(self) -> str:
        """Return the uid of the mentorship that is shown and goes on, "" if there is none."""
        here = self._travel.here
        found = here and overview.mentorship_of(self.desk.connection, here, going_on=True)
        return found or ""

    def offer_undo(self, done: str) -> None:
        """Say what was done last, with Undo."""
        self._undo_bar.say(done)

    def plan_meeting(self, mentorship_uid: str = "") -> None:
        """Plan a meeting of a mentorship, of the one in front, or of one that is chosen then."""
        from mentordesk.storage import mentorships

        from .meeting.plan import PlanDialog

        if self._refuses():
            return
        session, mentorship_uid = self.desk.session, mentorship_uid or self.mentorship_in_front()
        owner = mentorships.by_uid(session, mentorship_uid) if mentorship_uid else None
        dialog = PlanDialog(self.desk, self.theme, owner, parent=self)
        if dialog.exec():
            self.open(Place("meeting", dialog.uid))

    def use_theme(self, choice: str) -> None:
        """Switch the look; hidden pages are made anew when they are next opened."""
        self.pages.forget(but=self.page)
        self.theme_asked.emit(choice)

    def holds_unsaved(self) -> bool:
        """Return whether a text could not be saved, so that it is only in the window."""
        return bool(self.unsaved())

    def unsaved(self) -> Texts:
        """Save what is typed, and return the texts that could not be saved."""
        self.desk.settle()
        return self.pages.unsaved()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.holds_unsaved() and not rescue.may_lose(self):
            event.ignore()
            return
        self.shut()
        super().closeEvent(event)

    def shut(self) -> None:
        """Close the desk and be gone, without a question."""
        if not self.desk.looking:
            this_computer.set_geometry(self.saveGeometry())
        if (field := self.focusWidget()) is not None:
            field.clearFocus()  # what saves when it is left does so while there is a desk
        self.desk.close()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # once the children are painted too

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.BackButton:
            self.back()
        elif event.button() is Qt.MouseButton.ForwardButton:
            self.forward()
        else:
            super().mousePressEvent(event)

    def _refuses(self) -> bool:
        """Say that nothing is changed where a desk is only looked at, before a dialog asks."""
        if self.desk.looking:
            self.tell(OnlyToLook())
        return self.desk.looking

    def _show(self, place: Place) -> None:
        self.banner.hide()
        page = self.pages.open(place)
        self.sidebar.show_place(place)
        self.menu.show_page(page)
        self._on_titled(page.title)
        if not page.isAncestorOf(self.focusWidget()):
            page.focus_first()

    def _revisit(self, move: object) -> None:
        """Go on until there is a place that still exists."""
        while callable(move) and (place := move()) is not None:
            if (found := resolve(self.desk.connection, place)) is not None:
                self._show(found)
                break
        self.menu.refresh()

    def can_go(self) -> tuple[bool, bool]:
        return self._travel.can_go_back, self._travel.can_go_forward

    def _on_titled(self, title: str) -> None:
        name = "MentorDesk" if self.desk.presenting is not None else self._name
        self.setWindowTitle(f"{title} · {name}" if title else name)

    def _on_requested(self, what: str) -> None:
        requests = {
            "note": self.add_note,
            "mentorship": self.add_mentorship,
            "meeting": self.plan_meeting,
            "present": self.present,
            "line": self.quick_add,
        }
        if what in requests:
            requests[what]()
        elif what in ("light", "dark", "system"):
            self.use_theme(what)
        else:
            self.desk_asked.emit(what)

    def _on_desk_changed(self, change: Change) -> None:
        if change.takes_away:
            self.offer_undo(self.tr("Done: {0}").format(change.label))
        else:
            self._undo_bar.hide()  # or its Undo would take back something else

    def _on_presented(self) -> None:
        """What shows more than may be seen now goes; pages are made anew, of what may be."""
        close_what_floats(self)
        self.banner.hide()
        self._undo_bar.hide()
        here = self._travel.here
        if self.desk.presenting is None or here is None:
            self._on_titled(self.page.title if self.page else "")
            return
        self.pages.forget()
        self._show(resolve(self.desk.connection, here) or Place("mentorships"))

    def _on_midnight(self) -> None:
        self.sidebar.refresh()
        if self.page is not None:
            self.page.refresh()
