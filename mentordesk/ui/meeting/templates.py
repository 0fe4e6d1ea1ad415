"""The agenda templates: their names on the left, the items of one on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button, menu_button
from mentordesk.ui.widgets.labels import Line, Text
from mentordesk.ui.widgets.layout import across, card, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.ring import FocusRing

from .template_items import TemplateItems
from .template_list import TemplateList
from .template_rows import facts

EDGES = (6, 8, 6, 8)
SIZE = (860, 620)
TABLES = {"agenda_template", "template_item"}


class TemplatesDialog(QDialog):
    """What is typed is saved; there is nothing to accept, only to close."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self.setWindowTitle(self.tr("Agenda templates"))
        self.names = TemplateList(desk, theme)
        self.items = TemplateItems(desk, theme)
        self.names.chosen_another.connect(self._show_template)
        self.names.entered.connect(self._on_entered)
        self.names.taken_away.connect(self._tell)
        self._lay_out()
        self._add_keys()
        desk.changed.connect(self._on_desk_changed)
        FocusRing(theme, self)
        self._fill()
        self.names.setFocus()

    def done(self, result: int) -> None:
        self.names.settle()
        self.items.settle()
        super().done(result)

    def _lay_out(self) -> None:
        add = button(self._theme, self.tr("New template"), "plus", "flat")
        add.setAutoDefault(False)
        add.clicked.connect(self.names.add)
        left = down(card((self.names, 1), margins=EDGES), (across(add, None), 0), gap=8)
        left.setStretch(0, 1)
        right = down(self._head(), (card((self.items, 1), margins=EDGES), 1), gap=8)
        parts = down(
            (across((left, 34), (right, 66), gap=18), 1),
            self._foot(),
            margins=(22, 18, 22, 18),
            gap=14,
        )
        self.setLayout(parts)
        self.resize(*SIZE)

    def _head(self) -> QWidget:
        self._name, self._facts = Line("", level="head"), Line("", tone="muted")
        menu = QMenu(self)
        menu.addActions(self.names.all()[2:])  # but not how the keyboard gets to the items
        more = menu_button(self._theme, self.tr("More about this template"), menu)
        head = QWidget()
        head.setLayout(across((down(self._name, self._facts), 1), more, gap=10))
        return head

    def _foot(self) -> QWidget:
        self._told = Text("", tone="muted")
        self._undo = button(self._theme, self.tr("Undo"), "undo-2", "link")
        self._undo.setAutoDefault(False)
        self._undo.clicked.connect(self._on_undo_clicked)
        close = button(self._theme, self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QWidget()
        foot.setLayout(across((self._told, 1), self._undo, close, gap=10))
        look(self._told, tone="muted")
        self._tell("")
        return foot

    def _add_keys(self) -> None:
        standard = QKeySequence.StandardKey
        for keys, then in (
            (standard.Undo, self._desk.undo),
            (QKeySequence("Ctrl+Shift+Z"), self._desk.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(then)

    def _fill(self) -> None:
        self.names.fill()
        self._show_template()

    def _show_template(self) -> None:
        template = self.names.template()
        if template is None:
            return
        self._name.setText(template.name)
        self._facts.setText(facts(template))
        self.items.show_template(template)

    def _tell(self, sentence: str) -> None:
        """Say what was taken away, with the way back."""
        self._told.setText(sentence)
        self._undo.setVisible(bool(sentence))

    def _on_undo_clicked(self) -> None:
        self._desk.undo()
        self.names.setFocus()

    def _on_entered(self) -> None:
        self.items.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_desk_changed(self, change: Change) -> None:
        if change.tables & TABLES:
            self._tell("")
            self._fill()
