"""What a reminder says, and the place it opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.place import Place
from mentordesk.domain.reminders import Meeting, Promise, Reminder
from mentordesk.ui import words

MOST_LINES = 4
LONGEST = 120
TODAY = Place("today")


class Message(NamedTuple):
    """`by` is who says it, so that a click finds its way back."""

    title: str
    body: str
    place: Place = TODAY
    by: object = None


def tr(text: str) -> str:
    return QCoreApplication.translate("reminders", text)


def message(reminders: Sequence[Reminder], now: datetime, by: object = None) -> Message:
    """Return one message of all that is to be said."""
    lines = _lines(reminders, now)
    if len(lines) > MOST_LINES:
        left = len(lines) - MOST_LINES + 1
        lines = [*lines[: MOST_LINES - 1], tr("… and {n} more").format(n=left)]
    place = _place(reminders[0]) if len(reminders) == 1 else TODAY
    return Message(_title(reminders), "\n".join(lines), place, by)


def sample(by: object = None) -> Message:
    """Return a message to see how they look; nobody real is in it."""
    line = _empty_agenda(tr("Sam"), tr("tomorrow at {time}").format(time="16:00"))
    return Message(tr("This is how a reminder looks"), line, Place("settings"), by)


def _title(reminders: Sequence[Reminder]) -> str:
    kinds = {each.kind for each in reminders}
    if len(kinds) > 1:
        return tr("Still open")
    if kinds == {"agenda"}:
        return tr("Prepare the meeting") if len(reminders) == 1 else tr("Prepare the meetings")
    if kinds == {"wrap-up"}:
        return tr("Wrap up the meeting") if len(reminders) == 1 else tr("Wrap up the meetings")
    return tr("Action item due") if len(reminders) == 1 else tr("Action items due")


def _lines(reminders: Sequence[Reminder], now: datetime) -> list[str]:
    """A sentence for each, and one that counts what is private."""
    spoken = [_line(each.kind, each.about, now) for each in reminders]
    lines = [line for line in spoken if line]
    if private := len(spoken) - len(lines):
        one, many = tr("1 private action item is due."), tr("%n private action items are due.")
        lines.append(words.counted(one, many, private))
    return lines


def _line(kind: str, about: Meeting | Promise, now: datetime) -> str:
    """Return "" for what is private."""
    if isinstance(about, Promise):
        return _due(about, now) if about.text else ""
    name, when = words.first_name(about.name), _when(about.start, now)
    if kind == "agenda":
        return _empty_agenda(name, when)
    return tr("Meeting with {name} {when}: not wrapped up yet.").format(name=name, when=when)


def _empty_agenda(name: str, when: str) -> str:
    return tr("Meeting with {name} {when}: the agenda is empty.").format(name=name, when=when)


def _due(promise: Promise, now: datetime) -> str:
    text = words.cut(" ".join(promise.text.split()), LONGEST)
    due, name = words.due(promise.due, now.date()), words.first_name(promise.name)
    if promise.due < now.date():
        return tr("For {name}, {days}: {text}").format(name=name, days=due, text=text)
    return tr("For {name}, due {day}: {text}").format(name=name, day=due, text=text)


def _when(start: datetime, now: datetime) -> str:
    """tomorrow at 16:00, as the clock says here."""
    here = start.astimezone(now.tzinfo)
    day, today = here.date(), now.date()
    form = tr("on {day} at {time}")
    if day == today:
        form = tr("today at {time}")
    elif day == today + timedelta(days=1):
        form = tr("tomorrow at {time}")
    return form.format(day=words.week_day(day, today), time=words.time(here))


def _place(reminder: Reminder) -> Place:
    kind = "meeting" if isinstance(reminder.about, Meeting) else "action_item"
    return Place(kind, reminder.about.uid)
