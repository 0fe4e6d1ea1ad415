"""What the palette lists: pages, people, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt

from mentordesk.domain.excerpt import Excerpt, marked, spans
from mentordesk.domain.place import Place

from . import words
from .widgets.marked import plain

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from mentordesk.storage.note_list import Owner
    from mentordesk.storage.numbered import Meeting
    from mentordesk.storage.search import Hit

ICONS = {
    "today": "sun",
    "mentorships": "users",
    "agendas": "calendar-days",
    "notes": "notebook-pen",
    "goals": "target",
    "questions": "library-big",
    "trash": "trash-2",
    "settings": "settings",
    "agenda_item": "list-todo",
    "action_item": "square-check",
    "decision": "gavel",
    "learning": "lightbulb",
    "note": "notebook-pen",
    "goal": "target",
    "agreement": "file-text",
    "meeting": "calendar-check",
}
NOWHERE = QModelIndex()


class Row(NamedTuple):
    place: Place
    icon: str  # "" for a person, whose initials are shown
    title: Excerpt
    second: Excerpt
    aside: str


class Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return spoken(self.rows[index.row()])
        return None


def spoken(row: Row) -> str:
    parts = plain(row.title), row.aside, plain(row.second)
    return ", ".join(part for part in parts if part)


def page_rows(terms: Sequence[str]) -> list[Row]:
    found = [(kind, name) for kind, name in _pages().items() if _has(name, terms)]
    return [Row(Place(kind), ICONS[kind], marked(name, terms), (), "") for kind, name in found]


def people_rows(owners: Sequence[Owner], terms: Sequence[str]) -> list[Row]:
    return [
        Row(Place("mentorship", each.uid), "", marked(each.name, terms), (), _role(each.role))
        for each in owners
        if _has(each.name, terms)
    ]


def numbers(terms: Sequence[str]) -> set[int]:
    """Return the numbers of meetings that are asked for: "meeting 12", "12 priya"."""
    return {int(term) for term in terms if term.isascii() and term.isdigit() and len(term) < 5}


def meeting_rows(found: Sequence[Meeting], terms: Sequence[str], today: date) -> list[Row]:
    """Return those that are called by all of the words: their number, their person, "meeting"."""
    rows = []
    for each in found:
        name = tr("Meeting {number} with {person}")
        name = name.replace("{number}", str(each.number)).replace("{person}", each.person)
        if _has(name, terms):
            aside, place = words.month_day(each.day, today), Place("meeting", each.uid)
            rows.append(Row(place, ICONS["meeting"], marked(name, terms), (), aside))
    return rows


def hit_row(hit: Hit, terms: Sequence[str], today: date) -> Row:
    """A note shows its title and where the words are; anything else is shown whole."""
    name = words.first_name(hit.person)
    day = words.month_day(hit.day, today) if hit.day else ""
    aside = " · ".join(part for part in (_kind(hit.kind), name, day) if part)
    if hit.kind != "note":
        return Row(Place(hit.kind, hit.uid), ICONS[hit.kind], hit.excerpt, (), aside)
    title = hit.title or tr("New note")
    if hit.meeting:
        number = tr("Meeting {number}").format(number=hit.number)
        title = number if hit.number is not None else tr("Note of a meeting")
    shown = marked(title, () if hit.meeting else terms)
    return Row(Place("note", hit.uid), ICONS["note"], shown, hit.excerpt, aside)


def tr(text: str) -> str:
    return QCoreApplication.translate("palette", text)


def _has(name: str, terms: Sequence[str]) -> bool:
    return all(spans(name, [term]) for term in terms)


def _role(role: str) -> str:
    return tr("your mentee") if role == "mentor" else tr("your mentor")


def _kind(kind: str) -> str:
    names = {
        "agenda_item": tr("agenda item"),
        "action_item": tr("action item"),
        "decision": tr("decision"),
        "learning": tr("learning"),
        "note": tr("note"),
        "goal": tr("goal"),
        "agreement": tr("agreement"),
    }
    return names[kind]


def _pages() -> dict[str, str]:
    return {
        "today": tr("Today"),
        "mentorships": tr("Mentorships"),
        "agendas": tr("Agendas"),
        "notes": tr("Notes"),
        "goals": tr("Goals"),
        "questions": tr("Question bank"),
        "trash": tr("Trash"),
        "settings": tr("Settings"),
    }
