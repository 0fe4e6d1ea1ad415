"""What templates do for a meeting: fill its agenda, and be made of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.desk import Desk
from mentordesk.domain import template as rules
from mentordesk.domain.meeting import TO_COME
from mentordesk.storage import agenda, agenda_templates, meetings
from mentordesk.storage.agenda_templates import Template
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import unmarked
from mentordesk.ui.widgets.menus import entry

from .shown import Shown
from .template_name import TemplateName


def tr(text: str) -> str:
    return QCoreApplication.translate("templates", text)


class TemplateMenu(QMenu):
    """The templates by name; they are read when it opens."""

    chosen = Signal(str)  # the uid of a template

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for each in agenda_templates.listed(self._desk.session):
            action = self.addAction(unmarked(shown_name(each)))
            action.triggered.connect(partial(self.chosen.emit, each.uid))
        self.addSeparator()
        entry(self._theme, self, self.tr("&Edit templates…"), self._edit, "pencil")

    def _edit(self) -> None:
        edit(self._desk, self._theme, self.parentWidget())


class TemplateActions(QObject):
    """Entries of the Meeting menu; `told` says what was done."""

    told = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._window = desk, theme, parent
        self._shown: Shown | None = None
        self._menu = TemplateMenu(desk, theme, parent)
        self._menu.chosen.connect(self.use)
        icon = theme.icon("layout-template")
        self._use = QAction(icon, self.tr("&Use a template"), self)
        self._use.setObjectName("use-template")
        self._use.setMenu(self._menu)
        self._save = QAction(self.tr("Sa&ve as template…"), self)
        self._save.setObjectName("save-template")
        self._save.triggered.connect(self._on_save_asked)
        self.show_meeting(None)

    def all(self) -> list[QAction]:
        return [self._use, self._save]

    def show_meeting(self, shown: Shown | None) -> None:
        """Offer what the meeting in front allows."""
        self._shown = shown
        state = shown.meeting.state if shown else ""
        for action, fits in ((self._use, state in TO_COME), (self._save, bool(state))):
            action.setEnabled(fits)
            action.setVisible(fits)

    def use(self, template_uid: str) -> None:
        """Put the items of a template on the agenda of the meeting in front."""
        if self._shown is None:
            return
        with self._desk.change(self.tr("Use template")) as session:
            count = agenda_templates.use(session, template_uid, self._shown.meeting.id)
        self.told.emit(added(count))

    def _on_save_asked(self) -> None:
        if self._shown is None:
            return
        entries = agenda.items(self._desk.session, self._shown.meeting.id)
        if not any(not entry.private for entry in entries):
            self.told.emit(self.tr("There is nothing shared on the agenda to keep."))
            return
        dialog = TemplateName(self._desk, self._theme, self._window)
        if dialog.exec():
            with self._desk.change(self.tr("Save as template")) as session:
                agenda_templates.save(session, self._shown.meeting.id, dialog.name())
            said = self.tr("The template “{name}” was saved.").format(name=dialog.name())
            self.told.emit(said)


def edit(desk: Desk, theme: Theme, parent: QWidget | None) -> None:
    from .templates import TemplatesDialog

    TemplatesDialog(desk, theme, parent).exec()


def fitting(desk: Desk, shown: Shown) -> Template | None:
    """Return the template that fits a meeting, none if that one is hidden."""
    held = meetings.last_held(desk.session, shown.mentorship.id) is not None
    name = rules.fitting(held, shown.mentorship.ended_on)
    wanted = agenda_templates.uid_of(name)
    return next((t for t in agenda_templates.listed(desk.session) if t.uid == wanted), None)


def shown_name(template: Template) -> str:
    """Return the name of a template, short enough for a menu."""
    return words.cut(template.name.strip(), 40) or tr("Without a name")


def added(count: int) -> str:
    if not count:
        return tr("All of it is on the agenda already.")
    return words.counted(tr("1 item was added."), tr("%n items were added."), count)
