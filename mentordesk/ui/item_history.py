"""The lineage of an agenda item: in one line, and as a dialog that leads to its meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import agenda, lineage
from mentordesk.ui import item_words, words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, down, scrolled
from mentordesk.ui.widgets.ring import FocusRing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from mentordesk.storage.agenda import Entry
    from mentordesk.storage.lineage import Stop

HIGHEST = 420


def tr(text: str) -> str:
    return QCoreApplication.translate("item_history", text)


def histories(session: Session, entries: Iterable[Entry], today: date) -> dict[int, str]:
    """Return the history of each item that was carried over, by its id."""
    carried = [entry.item_id for entry in entries if entry.carried]
    found = lineage.of_items(session, carried) if carried else {}
    return {item_id: told(stops, today) for item_id, stops in found.items()}


def told(stops: Sequence[Stop], today: date) -> str:
    """15 Oct: carried over · 29 Oct: carried over · 26 Nov: on the agenda."""
    return " · ".join(f"{words.month_day(each.day, today)}: {_became(each)}" for each in stops)


class ItemHistory(QDialog):
    """The chain of an item's placements; each meeting can be opened."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme, item_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, desk.today()
        self._uid = agenda.entry(desk.session, item_id).uid
        self.setWindowTitle(self.tr("History of this item"))
        stops = lineage.of_items(desk.session, [item_id])[item_id]
        title = Text(agenda.entry(desk.session, item_id).title, strong="true")
        lines = QWidget()
        lines.setLayout(down(*map(self._line, stops), None, gap=2))
        close = button(theme, self.tr("Close"))
        close.clicked.connect(self.accept)
        nothing = Text(self.tr("It was on no agenda so far."), tone="muted")
        nothing.setVisible(not stops)
        area = scrolled(lines)
        area.setMinimumHeight(min(HIGHEST, lines.sizeHint().height()))
        parts = down(title, nothing, (area, 1), across(None, close), gap=12)
        parts.setContentsMargins(22, 20, 22, 18)
        self.setLayout(parts)
        self.setMinimumWidth(460)
        FocusRing(theme, self)

    def _line(self, stop: Stop) -> QHBoxLayout:
        day = words.week_day(stop.day, self._today)
        name = self.tr("Meeting {number}, {day}") if stop.number else self.tr("Meeting, {day}")
        words_of_it = name.format(number=stop.number, day=day)
        opener = button(self._theme, words_of_it, kind="link")
        opener.setAccessibleName(f"{words_of_it}, {_became(stop)}")
        opener.clicked.connect(partial(self._on_meeting_asked, stop.meeting_uid))
        return across(opener, None, Text(_became(stop), tone="muted"), gap=10)

    def _on_meeting_asked(self, uid: str) -> None:
        self.accept()
        self.asked.emit(Place("meeting", uid, self._uid))


def _became(stop: Stop) -> str:
    if stop.outcome is None:
        return tr("on the agenda")
    said = item_words.outcome(stop.outcome)
    met = item_words.met(stop.met) if stop.outcome == "discussed" else ""
    return f"{said}, {met}" if met else said
