"""The rows of a meeting's page, made of what the desk knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.agenda import OFTEN, by_section
from mentordesk.ui import item_words, words
from mentordesk.ui.voices import Voices

from .row import ADD, HEAD, NEW, Row

if TYPE_CHECKING:
    from mentordesk.storage.actions import Action
    from mentordesk.storage.agenda import Entry
    from mentordesk.storage.decisions import Decision
    from mentordesk.storage.learnings import Learning

CAPTURED = "captured"
NONE: Mapping[int, str] = MappingProxyType({})


def tr(text: str) -> str:
    return QCoreApplication.translate("meeting", text)


def prepared(
    kind: str,
    entries: Sequence[Entry],
    voices: Voices,
    today: date,
    histories: Mapping[int, str] = NONE,
) -> list[Row]:
    """The agenda in its sections, and where another item is added."""
    result = []
    for name, items in by_section(kind, entries).items():
        result.append(head(name))
        result += [_to_prepare(each, voices, today, histories) for each in items]
    return [*result, add_row()]


def held(
    entries: Iterable[Entry], voices: Voices, today: date, histories: Mapping[int, str] = NONE
) -> list[Row]:
    """The agenda to tick, and where another item is added."""
    rows = [_tickable(each, voices, today, histories) for each in entries]
    return [*_first_without_line(rows), add_row()]


def recorded(
    entries: Iterable[Entry], voices: Voices, today: date, histories: Mapping[int, str] = NONE
) -> list[Row]:
    """The agenda with what became of each item."""
    rows = []
    for entry in entries:
        row = item(entry, voices, today, histories.get(entry.item_id, ""))
        said = item_words.outcome(entry.outcome or entry.state)
        if entry.outcome == "discussed" and (met := item_words.met(entry.met)):
            said = f"{said} · {met}"
        spoken = f"{voices.name(entry.voice)}: {entry.title}, {said}"
        row = replace(row, end=said, end_voice=None, mark="", editable=False)
        rows.append(replace(row, spoken=spoken, struck=False))
    return _first_without_line(rows)


def captured(
    decisions: Iterable[Decision],
    actions: Iterable[Action],
    learnings: Iterable[Learning],
    voices: Voices,
    today: date,
    tickable: bool = False,
) -> list[Row]:
    """What a meeting produced, below a head; nothing if there is nothing."""
    promised = [replace(action(each, voices, today), pill=True) for each in actions]
    others = [decision(each) for each in decisions]
    rows = [replace(row, indent=tickable) for row in others]
    rows += promised if tickable else [replace(row, tick=None) for row in promised]
    rows += [replace(learning(each, voices), indent=tickable) for each in learnings]
    return [Row(HEAD, CAPTURED, tr("Captured")), *rows] if rows else []


def promises(actions: Iterable[Action], voices: Voices, today: date) -> list[Row]:
    """Action items of both, the name at the end."""
    rows = []
    for each in actions:
        row = action(each, voices, today)
        due = tr("due {day}").format(day=row.end) if row.end and not row.late else row.end
        row = replace(row, chip="", end=voices.name(each.voice), end_voice=each.voice)
        rows.append(replace(row, second="" if row.struck else due))
    return _first_without_line(rows)


def head(section: str) -> Row:
    name, hint = words.section(section), words.section_hint(section)
    spoken = f"{name}. {hint}"
    return Row(HEAD, section, name, spoken, section=section, hint=hint, end="+ " + tr("Add"))


def add_row() -> Row:
    words, bank = tr("Add an agenda item"), tr("question bank")
    spoken = tr("Add an agenda item, or press / for one of the question bank")
    return Row(ADD, ADD, words, spoken, sign="plus", press="/", end=bank, lined=False)


def new_row(section: str, voices: Voices, grip: bool) -> Row:
    """The row of an item that is being typed."""
    sign, voice = voices.sign(voices.role), voices.role
    return Row(
        NEW, NEW, "", section=section, chip=sign, chip_voice=voice, grip=grip, indent=not grip
    )


def item(entry: Entry, voices: Voices, today: date, history: str = "") -> Row:
    minutes = tr("{n} min").format(n=entry.minutes) if entry.minutes else ""
    carried = item_words.carried(entry.carried, entry.since, today)
    said = [f"{voices.name(entry.voice)}: {entry.title}", minutes, carried]
    said += [tr("private")] if entry.private else []
    return Row(
        "agenda_item",
        entry.uid,
        entry.title,
        ", ".join(filter(None, said)),
        id=entry.item_id,
        section=entry.section,
        voice=entry.voice,
        chip=voices.sign(entry.voice),
        chip_voice=entry.voice,
        mark=carried,
        history=history,
        end=minutes,
        end_voice="",
        minutes=entry.minutes,
        position=entry.position,
        state=entry.state,
        private=entry.private,
        editable=True,
    )


def decision(each: Decision) -> Row:
    name = tr("Decision")
    return Row(
        "decision",
        each.uid,
        each.text,
        f"{name}: {each.text}",
        id=each.id,
        chip=name,
        chip_voice="accent",
        pill=True,
        private=each.private,
        editable=True,
    )


def action(each: Action, voices: Voices, today: date) -> Row:
    done = each.done_at is not None
    due = words.due(each.due, today) if each.due and not done else ""
    name = words.initial_cap(voices.name(each.voice))
    return Row(
        "action_item",
        each.uid,
        each.text,
        ", ".join(filter(None, (f"{name}: {each.text}", due))),
        id=each.id,
        voice=each.voice,
        tick=done,
        chip=name,
        chip_voice=each.voice,
        end=due,
        late=bool(each.due and each.due < today and not done),
        private=each.private,
        struck=done,
        editable=True,
    )


def learning(each: Learning, voices: Voices) -> Row:
    name, who = tr("Learned"), voices.name(each.voice)
    return Row(
        "learning",
        each.uid,
        each.text,
        f"{name}, {who}: {each.text}",
        id=each.id,
        voice=each.voice,
        chip=name,
        chip_voice=each.voice,
        pill=True,
        end=who,
        private=each.private,
        editable=True,
    )


def parked(entries: Iterable[Entry], voices: Voices, today: date) -> list[Row]:
    """The parking lot, each with its way back."""
    rows = [replace(item(e, voices, today), end=tr("Put on agenda"), mark="") for e in entries]
    return _first_without_line([replace(row, end_voice="accent") for row in rows])


def can_be_timed(row: Row) -> bool:
    """Only what is still to be talked about in a running meeting, and has minutes."""
    return bool(row.minutes) and row.tick is False and row.state == "open"


def _to_prepare(entry: Entry, voices: Voices, today: date, histories: Mapping[int, str]) -> Row:
    row = item(entry, voices, today, histories.get(entry.item_id, ""))
    asks = tr("Still worth it? Talk about it, park it or drop it.")
    decides = entry.carried >= OFTEN and entry.state == "open"
    return replace(row, grip=True, ghost=tr("min"), second=asks if decides else "")


def _tickable(entry: Entry, voices: Voices, today: date, histories: Mapping[int, str]) -> Row:
    row = item(entry, voices, today, histories.get(entry.item_id, ""))
    row = replace(row, tick=entry.state == "discussed", mark="", end_voice=None)
    if entry.state in ("parked", "dropped"):
        said = item_words.outcome(entry.state)
        struck = entry.state == "dropped"
        return replace(row, struck=struck, end=said, spoken=f"{row.spoken}, {said}")
    return replace(row, struck=entry.state == "discussed")


def _first_without_line(rows: list[Row]) -> list[Row]:
    return [replace(row, lined=number > 0) for number, row in enumerate(rows)]
