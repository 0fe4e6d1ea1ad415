"""What is said of questions: their kinds, and when they were asked and answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from mentordesk.domain.typed import one_line

from . import words
from .words import cut

if TYPE_CHECKING:
    from mentordesk.domain.questions import Known
    from mentordesk.storage.question_list import Asking, Kept

LONGEST_ANSWER = 600
MOST_TOLD = 5  # earlier answers in a tooltip


def tr(text: str) -> str:
    return QCoreApplication.translate("questions", text)


def kind(name: str | None) -> str:
    names = {
        None: tr("Any mentorship"),
        "career": tr("Career"),
        "technical": tr("Technical"),
        "personal": tr("Personal"),
        "first-meeting": tr("First meeting"),
        "agreement": tr("Agreement"),
        "closing": tr("Closing"),
    }
    return names[name]


def for_kind(name: str) -> str:
    """Questions for a technical mentorship."""
    names = {
        "career": tr("Questions for a career mentorship"),
        "technical": tr("Questions for a technical mentorship"),
        "personal": tr("Questions for a personal mentorship"),
    }
    return names[name]


def how_it_stands(known: Known, today: date) -> str:
    """Not asked yet, Priya, 12 Nov: the cache, or what else there is to say in a line."""
    asked = known.asked
    if asked is None:
        return tr("Not asked yet")
    name = words.first_name(asked.person)
    if known.state == "open" and asked.item_state == "parked":
        return tr("Parked with {name}").format(name=name)
    if known.state == "open" and asked.on is None:
        return tr("Waits for a meeting with {name}").format(name=name)
    day = words.month_day(asked.on, today) if asked.on else ""
    where = f"{name}, {day}" if day else name
    if known.state == "answered":
        return f"{where}: {one_line(asked.answer)}"
    return f"{where} · {tr('still open') if known.state == 'open' else tr('no answer kept')}"


def asked_in(asking: Asking, today: date) -> str:
    """You asked this in March: “The cache”."""
    name = words.first_name(asking.person)
    when = month(asking.on, today) if asking.on else ""
    mine = asking.voice == asking.role
    said = tr("You asked this {when}") if mine else tr("{name} asked this {when}")
    said = said.format(name=name, when=when)
    if not asking.answer:
        return tr("{asked}; no answer was kept.").format(asked=said)
    return f"{said}: “{cut(one_line(asking.answer), LONGEST_ANSWER)}”"


def earlier(kept: Kept, today: date) -> list[str]:
    """What was asked and answered before, the last one first."""
    return [asked_in(each, today) for each in kept.earlier[:MOST_TOLD]]


def last_answered(kept: Kept, today: date) -> str:
    """The last of them that was answered, else the last one, "" if it is asked for once only."""
    answered = [each for each in kept.earlier if each.answer] or kept.earlier
    return asked_in(answered[0], today) if answered else ""


def month(day: date, today: date) -> str:
    """In March, in March 2024, or on 12 Nov if it was less than a month ago."""
    if (today - day).days < 31:
        return tr("on {day}").format(day=words.month_day(day, today))
    name = QLocale().standaloneMonthName(day.month)
    if (today - day).days < 365 and (day.month != today.month):
        return tr("in {month}").format(month=name)
    return tr("in {month} {year}").format(month=name, year=day.year)


def told(asking: Asking, today: date) -> str:
    """12 Nov 2025 · you asked Priya, for a list of all times."""
    day = words.month_day(asking.on, today) if asking.on else tr("waits for a meeting")
    name = words.first_name(asking.person)
    who = tr("you asked {name}") if asking.voice == asking.role else tr("{name} asked you")
    return f"{day} · {who.format(name=name)}"


def imported(added: int, there: int, left_out: int) -> str:
    """Imported 310 questions; 15 were there already."""
    parts = [words.counted(tr("Imported 1 question"), tr("Imported %n questions"), added)]
    if there:
        parts.append(words.counted(tr("1 was there already"), tr("%n were there already"), there))
    if left_out:
        parts.append(words.counted(tr("1 entry was none"), tr("%n entries were none"), left_out))
    return "; ".join(parts) + "."


def spoken(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)
