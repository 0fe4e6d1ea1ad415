"""The rows of Agendas, made of what the desk knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from mentordesk.domain import agenda as rules
from mentordesk.domain.agenda import by_section
from mentordesk.domain.meeting import is_past
from mentordesk.storage.agenda import Entry
from mentordesk.storage.lots import Lot
from mentordesk.storage.meetings import Facts
from mentordesk.ui import clocks, item_words, words
from mentordesk.ui.voices import Voices

from .row import HEAD, ITEM, LOT, MEETING, PARKED, PARKING, WAITING, Row

Buttons: TypeAlias = tuple[tuple[str, str], ...]
NOT_HELD, RUNNING = "not-held", "running"


def tr(text: str) -> str:
    return QCoreApplication.translate("agendas", text)


@dataclass(frozen=True)
class Shown:
    """All that Agendas shows."""

    meetings: Sequence[Facts]
    entries: dict[int, list[Entry]]  # of each meeting
    waiting: Sequence[Lot]
    parked: Sequence[Lot]


def made(shown: Shown, now: datetime) -> list[Row]:
    """Meetings that were not held, then by week; below them what waits and what is parked."""
    rows: list[Row] = []
    ordered = sorted(shown.meetings, key=lambda each: _group(each, now))
    for (_, name), found in groupby(ordered, key=lambda each: _group(each, now)):
        below = list(found)
        rows.append(_head(name, _group_words(name, now.date())))
        for meeting in below:
            rows += _meeting_card(meeting, shown.entries[meeting.id], now)
    if shown.waiting:
        rows.append(_head(WAITING, tr("Waiting for a meeting")))
        rows += [row for lot in shown.waiting for row in _lot_card(lot, WAITING, now)]
    if shown.parked or any(shown.entries.values()):
        hint = tr("Not now, not forgotten. Drop an agenda item here to park it.")
        rows.append(_head(PARKING, tr("Parking lots"), hint))
        rows += [row for lot in shown.parked for row in _lot_card(lot, PARKED, now)]
    return rows


def facts(shown: Shown, now: datetime) -> str:
    """5 meetings planned · 1 agenda is empty · 2 not held."""
    past = sum(is_past(each, now) for each in shown.meetings)
    empty = sum(not shown.entries[each.id] and not is_past(each, now) for each in shown.meetings)
    said = [_counted(tr("1 meeting"), tr("%n meetings"), len(shown.meetings) - past)]
    said += [_counted(tr("1 agenda is empty"), tr("%n agendas are empty"), empty)]
    said += [_counted(tr("1 was not held"), tr("%n were not held"), past)]
    return " · ".join(filter(None, said))


def spoken(row: Row) -> str:
    """Return what a screen reader says of a row."""
    if row.kind != ITEM:
        parts = [row.title, row.running, row.second, row.end]
    else:
        private, done = tr("private") if row.private else "", tr("discussed") if row.done else ""
        parts = [f"{row.person}: {row.title}", row.end, row.mark, private, done]
    return ", ".join(filter(None, parts))


def week_of(day: date) -> date:
    """Return the Monday of a day's week; Today counts weeks so, too."""
    return day - timedelta(days=day.weekday())


def when(meeting: Facts, now: datetime) -> str:
    """Thu 26 Nov, 16:00–16:45, and what the other clock says then."""
    return clocks.when(meeting.starts_at, meeting.minutes, meeting.zone, now, meeting.their_zone)


def _counted(one: str, many: str, count: int) -> str:
    return words.counted(one, many, count) if count else ""


def _group(meeting: Facts, now: datetime) -> tuple[date, str]:
    """Return what a meeting stands below, and something to sort it by."""
    if meeting.state == "running":
        return date.min + timedelta(days=1), RUNNING
    if is_past(meeting, now):
        return date.min, NOT_HELD
    week = week_of(meeting.starts_utc.astimezone(now.tzinfo).date())
    return week, week.isoformat()


def _group_words(name: str, today: date) -> str:
    if name in (NOT_HELD, RUNNING):
        return tr("Not held") if name == NOT_HELD else tr("In progress")
    week, this = date.fromisoformat(name), week_of(today)
    if week == this:
        return tr("This week")
    if week == this + timedelta(weeks=1):
        return tr("Next week")
    return tr("Week of {day}").format(day=words.month_day(week, today))


def _head(key: str, title: str, hint: str = "") -> Row:
    return Row(HEAD, key, title, end=hint)


def _meeting_card(meeting: Facts, entries: Sequence[Entry], now: datetime) -> list[Row]:
    top = _meeting(meeting, entries, now)
    found = by_section(meeting.kind, entries).values()
    ordered = [each for entries_of_one in found for each in entries_of_one]
    below = _items(ordered, meeting.role, meeting.person, now, meeting.id, past=top.past)
    return [top, *below]


def _meeting(meeting: Facts, entries: Sequence[Entry], now: datetime) -> Row:
    title = tr("Meeting {number} with {person}").format(
        number=meeting.number, person=meeting.person
    )
    past, running = is_past(meeting, now), meeting.state == "running"
    planned = rules.minutes((each.state, each.minutes) for each in entries)
    full, at = words.fullness(len(entries), planned, meeting.minutes), _second(meeting, past, now)
    in_progress = tr("in progress") if running else ""
    return Row(
        MEETING,
        meeting.uid,
        title,
        at,
        id=meeting.id,
        mentorship_id=meeting.mentorship_id,
        meeting_id=meeting.id,
        person=meeting.person,
        end=full,
        planned=planned,
        length=meeting.minutes if planned or not entries else 0,
        buttons=_buttons(past, bool(entries) or running),
        warns=past or not entries,
        running=in_progress,
        state=meeting.state,
        past=past,
        first=True,
        last=not entries,
    )


def _second(meeting: Facts, past: bool, now: datetime) -> str:
    if past:
        day = words.week_day(meeting.starts_at.date(), now.date())
        return tr("Was planned for {day}: held, missed or move?").format(day=day)
    said = when(meeting, now)
    channel = words.channel(meeting.channel, meeting.address)
    return f"{said} · {channel}" if channel else said


def _buttons(past: bool, opens: bool) -> Buttons:
    if past:
        return ("held", tr("Held")), ("miss", tr("Missed")), ("move", tr("Move…"))
    return (("open", tr("Open") if opens else tr("Prepare")),)


def _lot_card(lot: Lot, kind: str, now: datetime) -> list[Row]:
    count = words.items(len(lot.entries))
    waits = kind == WAITING
    top = Row(
        LOT,
        f"{kind} {lot.uid}",
        lot.person,
        count,
        id=lot.mentorship_id,
        mentorship_id=lot.mentorship_id,
        lot=kind,
        person=lot.person,
        buttons=(("plan", tr("Plan…")),) if waits else (),
        first=True,
    )
    back = () if waits else (("back", tr("Put back")),)
    return [top, *_items(lot.entries, lot.role, lot.person, now, lot=kind, buttons=back)]


def _items(
    entries: Sequence[Entry],
    role: str,
    person: str,
    now: datetime,
    meeting_id: int = 0,
    *,
    past: bool = False,
    lot: str = "",
    buttons: Buttons = (),
) -> list[Row]:
    """There can be thousands: whatever is the same for all is found once."""
    voices = Voices(role, person)
    names = {voice: words.who(voice, role, person) for voice in (role, voices.other)}
    chips = {voice: voices.sign(voice) for voice in (role, voices.other)}
    minutes, last, today = tr("{n} min"), len(entries) - 1, now.date()
    return [
        Row(
            ITEM,
            each.uid,
            each.title,
            id=each.item_id,
            mentorship_id=each.mentorship_id,
            meeting_id=meeting_id,
            lot=lot,
            person=names[each.voice],
            chip=chips[each.voice],
            voice=each.voice,
            mark=item_words.carried(each.carried, each.since, today),
            end=minutes.format(n=each.minutes) if each.minutes else "",
            buttons=buttons,
            past=past,
            private=each.private,
            done=each.state == "discussed",
            last=number == last,
        )
        for number, each in enumerate(entries)
    ]
