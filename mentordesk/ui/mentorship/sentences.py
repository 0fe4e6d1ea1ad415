"""What the mentorship's page says of meetings, notes and learnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.meeting import TO_COME
from mentordesk.domain.rhythm import Beat
from mentordesk.storage.meetings import Record
from mentordesk.storage.note_list import NoteRow
from mentordesk.ui import clocks, words

from .entries import Entry

TONES = {"held": "accent", "planned": "planned", "running": "planned"}


def tr(text: str) -> str:
    return QCoreApplication.translate("mentorship", text)


def meeting(number: int | None) -> str:
    return tr("Meeting {n}").format(n=number) if number else tr("Meeting")


def rhythm(beats: Sequence[Beat], cadence: Cadence) -> str:
    """11 meetings · 9 within the agreed two weeks; the first one follows none."""
    count = words.counted(tr("1 meeting"), tr("%n meetings"), len(beats))
    if not beats:
        return tr("no meeting held yet")
    if cadence.unit == "ad-hoc" or len(beats) == 1:
        return count
    within = [beat.within for beat in beats[1:]]
    many = tr("all") if all(within) else str(sum(within))
    said = tr("{n} within the agreed {time}").format(n=many, time=_time(cadence))
    return f"{count} · {said}"


def beat(number: int, each: Beat, today: datetime) -> str:
    """Meeting 6, 13 Aug, 4 weeks after the one before."""
    said = f"{meeting(number)}, {words.month_day(each.day, today.date())}"
    if each.apart is None:
        return said
    after = tr("{long} after the one before").format(long=words.ago(each.apart))
    return ", ".join(filter(None, (said, after, drift(each.drift))))


def drift(days: int) -> str:
    """3 days later than agreed; "" if it is as agreed."""
    if days > 0:
        one, many = tr("1 day later than agreed"), tr("%n days later than agreed")
    else:
        one, many = tr("1 day earlier than agreed"), tr("%n days earlier than agreed")
    return words.counted(one, many, abs(days)) if days else ""


def due(on: date | None, today: date) -> str:
    """The next is due on 14 Dec, or how much later than agreed it already is."""
    if on is None:
        return ""
    said = tr("the next was due on {day}") if on < today else tr("the next is due on {day}")
    return said.format(day=words.month_day(on, today))


def gap(each: Beat) -> str:
    if not each.long or each.apart is None:
        return ""
    return tr("{long} apart").format(long=words.ago(each.apart))


def record(each: Record, now: datetime, theirs: str | None) -> Entry:
    """A line of the timeline; of a meeting to come it says what both clocks say."""
    title = meeting(each.number)
    if each.state != "held":
        title = f"{title} · {words.state(each.state)}"
    second = _came_of_it(each) if each.state == "held" else words.items(each.items)
    when = words.when(each.starts_at, each.minutes, now.date())
    if each.state in TO_COME:
        when = clocks.add(when, each.starts_at, each.zone, now, theirs)
    tone = TONES.get(each.state, "muted")
    return Entry(each.uid, title, second, when, str(each.number or ""), tone)


def note(each: NoteRow, now: datetime) -> Entry:
    """A note's title, how it begins, when it was written, private or shared."""
    title = each.title if not each.of_meeting else meeting(each.number)
    begins = " ".join("".join(piece.text for piece in each.excerpt).split())
    day = each.meeting_day if each.of_meeting and each.meeting_day else None
    day = day or each.updated_at.astimezone(now.tzinfo).date()
    kept = tr("private") if each.private else tr("shared")
    end = f"{words.month_day(day, now.date())} · {kept}"
    icon = "lock" if each.private else ""
    return Entry(each.uid, title or tr("Untitled"), begins, end, icon=icon)


def _came_of_it(each: Record) -> str:
    """2 decisions · 1 learning · 2 of 3 promises kept."""
    said = []
    if each.decisions:
        said.append(words.counted(tr("1 decision"), tr("%n decisions"), each.decisions))
    if each.learnings:
        said.append(words.counted(tr("1 learning"), tr("%n learnings"), each.learnings))
    if each.actions:
        kept = words.counted(
            tr("{kept} of 1 promise kept"), tr("{kept} of %n promises kept"), each.actions
        )
        said.append(kept.format(kept=each.kept))
    return " · ".join(said) or words.items(each.items)


def _time(cadence: Cadence) -> str:
    """The agreed time in words: week, two weeks, month."""
    if cadence.unit != "weeks":
        return tr("month")
    few = {1: tr("week"), 2: tr("two weeks"), 3: tr("three weeks"), 4: tr("four weeks")}
    return few.get(cadence.weeks, tr("{n} weeks").format(n=cadence.weeks))
