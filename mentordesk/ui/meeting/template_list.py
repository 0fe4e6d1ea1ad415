"""The templates by name: the app's own first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView

from mentordesk.desk import Desk
from mentordesk.storage import agenda_templates
from mentordesk.storage.agenda_templates import Template
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.menus import list_action, own_menu

from .lines import Lines
from .row import Row
from .template_rows import templates


class TemplateList(Lines):
    """What can be done to a template is in its menu; each of it is one undo step."""

    chosen_another = Signal()
    entered = Signal()  # go on to the items
    taken_away = Signal(str)  # what was done, which Undo takes back

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(theme, "")
        self._desk = desk
        self._known: dict[str, Template] = {}
        self.setAccessibleName(self.tr("Templates"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._add_actions()
        own_menu(self)
        self.opened.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        desk.settling.connect(self.settle)

    def fill(self) -> None:
        """Read the templates again; the current one stays so, or the next one takes its place."""
        at = max(0, self.currentIndex().row())
        found = agenda_templates.listed(self._desk.session, hidden=True)
        self._known = {each.uid: each for each in found}
        self.show_rows(templates(found))
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(min(at, len(found) - 1)))
        self._update()

    def template(self) -> Template | None:
        row = self.current()
        return self._known.get(row.key) if row else None

    def settle(self) -> None:
        """Save what is being typed."""
        self.inline.settle()

    def save_words(self, row: Row, words: str) -> None:
        with self._desk.change(self.tr("Rename template")) as session:
            agenda_templates.rename(session, row.key, words)

    def add(self) -> None:
        """Make a template, ready to be named."""
        self.settle()
        with self._desk.change(self.tr("Add template")) as session:
            uid = agenda_templates.add(session, self.tr("New template"))
        self._name(uid)

    def all(self) -> list[QAction]:
        return self.actions()

    def _add_actions(self) -> None:
        self._action(self.tr("Items of the template"), self.entered.emit, "list", "Return", "Enter")
        self._action(self.tr("New template"), self.add, "plus", "Ins")
        self._action(self.tr("Rename"), self._rename, "pencil", "F2")
        self._action(self.tr("Duplicate"), self._duplicate, "copy", "Ctrl+D")
        self._hide = self._action(self.tr("Hide"), self._on_hide_asked, "eye", "H")
        self._reset = self._action(self.tr("Back to how it came"), self._on_reset_asked, "history")
        self._discard = self._action(
            self.tr("Move to trash"), self._on_discard_asked, "trash-2", "Del"
        )

    def _action(self, text: str, then: Callable[[], object], icon: str, *keys: str) -> QAction:
        action = list_action(self._theme, self, text, then, icon, *keys)
        self.addAction(action)
        return action

    def _update(self) -> None:
        """Own ones go to the trash; the app's are hidden or become again what they were."""
        template = self.template()
        comes_along = template is not None and template.comes_along
        hidden = template is not None and template.hidden
        self._hide.setText(self.tr("Offer it again") if hidden else self.tr("Hide"))
        for action, fits in (
            (self._hide, comes_along or hidden),
            (self._reset, template is not None and template.is_changed),
            (self._discard, template is not None and not comes_along),
        ):
            action.setEnabled(fits)
            action.setVisible(fits)

    def _rename(self) -> None:
        if (row := self.current()) is not None:
            self.edit_row(row, row.text, self.tr("Name of the template"))

    def _name(self, uid: str) -> None:
        self.choose(uid)
        self.setFocus()
        self._rename()

    def _duplicate(self) -> None:
        if (template := self.template()) is None:
            return
        name = self.tr("{name}, a copy").format(name=template.name)
        with self._desk.change(self.tr("Duplicate template")) as session:
            uid = agenda_templates.duplicate(session, template.uid, name)
        self._name(uid)

    def _on_opened(self, row: Row) -> None:
        self._rename()

    def _on_hide_asked(self) -> None:
        if (template := self.template()) is not None:
            hidden = not template.hidden
            label = self.tr("Hide template") if hidden else self.tr("Offer template again")
            with self._desk.change(label) as session:
                agenda_templates.hide(session, template.uid, hidden)

    def _on_reset_asked(self) -> None:
        if (template := self.template()) is not None:
            with self._desk.change(self.tr("Reset template")) as session:
                agenda_templates.reset(session, template.uid)
            self.taken_away.emit(self.tr("The template is again what it was when it came."))

    def _on_discard_asked(self) -> None:
        if (template := self.template()) is not None:
            with self._desk.change(self.tr("Move template to trash")) as session:
                agenda_templates.discard(session, template.uid, self._desk.now())
            said = self.tr("“{name}” is in the trash.").format(name=template.name)
            self.taken_away.emit(said)

    def _on_current_changed(self) -> None:
        self._update()
        self.chosen_another.emit()
