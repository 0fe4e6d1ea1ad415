"""The items of a template: typed, ordered and removed like those of an agenda."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu

from mentordesk.desk import Desk
from mentordesk.domain import voice as voices
from mentordesk.domain.order import between
from mentordesk.domain.typed import split_minutes
from mentordesk.storage import agenda_templates
from mentordesk.storage.agenda_templates import Template
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.menus import asked_at, list_action

from .inline_draft import InlineDraft
from .minutes import MinutesMenu
from .row import ADD, NEW, Row
from .sortable import Sortable
from .template_rows import items, new_row


class TemplateItems(Sortable):
    """Every change is one undo step; one of the app's templates becomes a row with the first."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(theme, "")
        self._desk, self._uid = desk, ""
        self.setAccessibleName(self.tr("Items of the template"))
        self._draft = InlineDraft(desk, self)
        self._add_actions()
        self.dropped.connect(self._put)
        self.hit.connect(self._on_hit)
        self.opened.connect(self.rename)
        self.shown.connect(self._update)
        desk.settling.connect(self.settle)

    def show_template(self, template: Template) -> None:
        if template.uid != self._uid:
            self.settle()
        self._uid = template.uid
        self.show_rows(items(template))
        self._draft.open(f"template {template.uid}")

    def settle(self) -> None:
        """Save what is being typed."""
        self.inline.settle()

    def save_words(self, row: Row, words: str) -> None:
        title, minutes = split_minutes(words)
        with self._desk.change(self._label(row)) as session:
            if row.kind == NEW:
                where = row.section, row.voice, minutes
                agenda_templates.add_item(session, self._uid, title, *where)
            else:
                fields = {"title": title} | ({"minutes": minutes} if minutes else {})
                agenda_templates.edit_item(session, self._uid, row.key, **fields)

    def add_item(self, section: str = "") -> None:
        """Start an item in this section, in that of the current row, or in the first one."""
        row = self.current()
        chosen = section or (row.section if row and row.kind != ADD else "")
        heads = [each.section for each in self.rows.rows if each.adds_to]
        chosen = chosen or heads[0]
        name = self.tr("Add to “{section}”").format(section=words.section(chosen))
        self.start_new(new_row(chosen, "mentee"), name)

    def rename(self, row: Row) -> None:
        if row.editable:
            self.edit_row(row, row.text, self.tr("Edit"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addActions([action for action in self.actions() if action.isEnabled()])
        menu.exec(asked_at(self, event))
        menu.deleteLater()

    def _add_actions(self) -> None:
        self._action(self.tr("Add an item"), self._on_add_asked, "plus", "Ins", "A")
        one = [
            self._action(self.tr("Edit"), self._on_edit_asked, "pencil", "F2", "Return", "Enter")
        ]
        some = [
            self._action(self.tr("Switch voice"), self._switch_voice, "users", "V"),
            self._action(self.tr("Minutes…"), self._on_minutes_asked, "timer", "M"),
            self._action(self.tr("Move up"), partial(self._shift, -1), "arrow-up", "Alt+Up"),
            self._action(self.tr("Move down"), partial(self._shift, 1), "arrow-down", "Alt+Down"),
            self._action(self.tr("Copy"), self._copy, "copy", "Ctrl+C"),
            self._action(self.tr("Remove"), self._remove, "trash-2", "Del"),
        ]
        self._for_one, self._for_some = one, some

    def _action(self, text: str, then: Callable[[], object], icon: str, *keys: str) -> QAction:
        action = list_action(self._theme, self, text, then, icon, *keys)
        self.addAction(action)
        return action

    def _update(self) -> None:
        """Offer what can be done to all that is selected."""
        rows, row = self.chosen(), self.current()
        adds = row is not None and (row.kind == ADD or row.adds_to)
        for action in self._for_one:
            action.setEnabled(len(rows) == 1 or adds)
        for action in self._for_some:
            action.setEnabled(bool(rows))

    def _label(self, row: Row) -> str:
        return self.tr("Add to template") if row.kind == NEW else self.tr("Edit template")

    def _edit(self, rows: Sequence[Row], **fields: object) -> None:
        with self._desk.change(self.tr("Edit template")) as session:
            for row in rows:
                agenda_templates.edit_item(session, self._uid, row.key, **fields)

    def _put(self, rows: Sequence[Row], at: int) -> None:
        if (gap := self.gap(rows, at)) is None:
            return
        section, low, high = gap
        with self._desk.change(self.tr("Move template item")) as session:
            for row in rows:
                agenda_templates.move_item(session, self._uid, row.key, section, low, high)
                low = between(low, high)

    def _shift(self, step: int) -> None:
        self.shift(self.chosen(), step)

    def _switch_voice(self) -> None:
        rows = self.chosen()
        self._edit(rows, voice=voices.other(rows[0].voice))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(row.text for row in self.chosen()))

    def _remove(self) -> None:
        rows = self.chosen()
        following = self._after(rows)
        with self._desk.change(self.tr("Remove from template")) as session:
            for row in rows:
                agenda_templates.remove_item(session, self._uid, row.key)
        self.choose(following)

    def _on_add_asked(self) -> None:
        self.add_item()

    def _on_edit_asked(self) -> None:
        if (row := self.current()) is None:
            return
        if row.is_thing:
            self.rename(row)
        else:
            self.add_item(row.section)

    def _on_minutes_asked(self) -> None:
        box = self.visualRect(self.currentIndex())
        self._minutes_menu().popup(self.viewport().mapToGlobal(box.bottomLeft() + QPoint(40, 0)))

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if row.kind == ADD or row.adds_to:
            self.add_item(row.section)
        elif part == "end":
            self._minutes_menu().popup(below)
        elif part == "chip":
            self._edit([row], voice=voices.other(row.voice))

    def _minutes_menu(self) -> MinutesMenu:
        menu = MinutesMenu(self)
        menu.chosen.connect(partial(self._set_minutes, self.chosen()))
        return menu

    def _set_minutes(self, rows: Sequence[Row], minutes: int | None) -> None:
        self._edit(rows, minutes=minutes)
