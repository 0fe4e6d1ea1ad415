"""The sentences of Today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.zones import city
from mentordesk.storage.overview import Coming, Mentorship
from mentordesk.ui import words

if TYPE_CHECKING:
    from mentordesk.storage.plateaus import Stuck
    from mentordesk.storage.whose_turn import Turn


def tr(text: str) -> str:
    return QCoreApplication.translate("today", text)


def facts(meetings: Sequence[Coming], today: date) -> str:
    """How many meetings are left of this week, and whether their agendas have something on them."""
    sunday = today + timedelta(days=6 - today.weekday())
    week = [each for each in meetings if each.running or today <= each.day <= sunday]
    if week:
        return f"{_meetings(len(week))} {_agendas(len(week), sum(not m.items for m in week))}"
    later = [each.day for each in meetings if each.day > sunday]
    if not later:
        return tr("No meeting is planned.")
    day = words.week_day(min(later), today)
    return tr("No meeting this week. The next one is on {day}.").format(day=day)


def title(person: Mentorship, number: int) -> str:
    """Meeting 12 with Priya; mentors are said to be that."""
    name = words.first_name(person.name)
    if person.role == "mentee":
        return tr("{name} (your mentor)").format(name=name)
    return tr("Meeting {number} with {name}").format(number=number, name=name)


def when(meeting: Coming, today: date) -> str:
    """Thu 26 Nov, 16:00–16:45, and of which place if clocks differ."""
    names = {today: tr("Today"), today + timedelta(days=1): tr("Tomorrow")}
    day = names.get(meeting.start.date(), words.week_day(meeting.start.date(), today))
    text = f"{day}, {words.span(meeting.start, meeting.minutes)}"
    return f"{text} ({city(meeting.zone)})" if meeting.foreign else text


def no_meeting(person: Mentorship, today: date) -> str:
    name = words.first_name(person.name)
    if person.last_held is None:
        return tr("No meeting with {name} yet").format(name=name)
    long = words.ago((today - person.last_held).days)
    return tr("No meeting with {name} for {long}").format(name=name, long=long)


def agreed(cadence: Cadence) -> str:
    if cadence.unit != "weeks":
        return tr("You agreed on once a month.")
    if cadence.weeks == 1:
        return tr("You agreed on every week.")
    return tr("You agreed on every {count} weeks.").format(count=spelled(cadence.weeks))


def group(mine: bool | None) -> str:
    """Whose turn it is; None: of neither in particular."""
    if mine is None:
        return tr("Silent")
    return tr("Waiting for you") if mine else tr("Waiting for them")


def goals() -> str:
    return tr("Goals")


def turn(each: Turn, today: date) -> tuple[str, str]:
    """What is waited for, and since when."""
    person, since = each.person, each.waiting.since or today
    name = words.first_name(person.name)
    if each.waiting.what == "meeting":
        return no_meeting(person, today), agreed(person.cadence)
    if each.waiting.what == "late":
        promised = tr("{name} promised: {text}").format(name=name, text=each.text)
        day = words.month_day(since, today)
        return promised, f"{words.initial_cap(words.due(since, today))}, {_since(day)}"
    if each.waiting.what == "agenda" and person.next is not None:
        meet = tr("You meet on {day}.").format(day=words.week_day(person.next.day, today))
        return tr("The agenda with {name} is empty").format(name=name), meet
    if person.overdue is not None:
        nothing = tr("Nothing was promised or written since then.")
        return no_meeting(person, today), f"{agreed(person.cadence)} {nothing}"
    long = words.ago((today - since).days)
    quiet = tr("Nothing with {name} for {long}").format(name=name, long=long)
    return quiet, tr("Nothing was held, planned, promised or written.")


def review(person: Mentorship, on: date, today: date) -> tuple[str, str]:
    """What to say of an agreement whose day of review has come."""
    name = words.first_name(person.name)
    title = tr("Does the agreement with {name} still fit?").format(name=name)
    return title, tr("You wanted to look at it on {day}.").format(day=words.month_day(on, today))


def unsettled(person: Mentorship, meeting: Coming, today: date) -> tuple[str, str]:
    """What to say of a meeting whose day has passed while it was planned."""
    name, day = words.first_name(person.name), words.week_day(meeting.day, today)
    question = tr("Did you meet {name} on {day}?").format(name=name, day=day)
    return question, tr("The meeting is still planned.")


def plateaued(goal: Stuck) -> str:
    if goal.voice == goal.role:
        return tr("Your goal has plateaued")
    return tr("{name}’s goal has plateaued").format(name=words.first_name(goal.name))


def pace(goal: Stuck) -> str:
    text = tr("No milestone for {days} days; the usual gap is {usual}. Would a smaller one help?")
    return text.format(days=goal.days, usual=round(goal.usual))


def spelled(count: int) -> str:
    """One to twelve as words."""
    return dict(enumerate(_number_words(), 1)).get(count, str(count))


def _since(day: str) -> str:
    return tr("since {day}").format(day=day)


def _meetings(count: int) -> str:
    if count == 1:
        return tr("One meeting this week.")
    text = tr("{count} meetings this week.")
    return words.initial_cap(text.format(count=spelled(count)))


def _agendas(meetings: int, empty: int) -> str:
    if meetings == 1:
        return tr("Its agenda is still empty.") if empty else tr("Its agenda is prepared.")
    if not empty:
        return tr("Their agendas are prepared.")
    if empty == 1:
        return tr("One agenda is still empty.")
    text = tr("{count} agendas are still empty.")
    return words.initial_cap(text.format(count=spelled(empty)))


def _number_words() -> list[str]:
    low = [tr("one"), tr("two"), tr("three"), tr("four"), tr("five"), tr("six")]
    return [*low, tr("seven"), tr("eight"), tr("nine"), tr("ten"), tr("eleven"), tr("twelve")]
