"""The words of the texts that leave, in the language of the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.agenda import ALL_SECTIONS
from mentordesk.exchange.words import Words
from mentordesk.ui import item_words, words

ROLES = ("mentor", "mentee")
PLACES = ("video", "phone", "in-person")


def tr(text: str) -> str:
    return QCoreApplication.translate("sharing", text)


def of_texts(today: date) -> Words:
    """Return them; a day of another year than today's says which."""
    return Words(
        day=lambda day: words.week_day(day, today),
        numbered=tr("Meeting {number}: {who}"),
        unnumbered=tr("Meeting: {who}"),
        both=tr("{me} and {person}"),
        elsewhere=tr("{time} in {city}"),
        alone=tr("with {person}"),
        roles={role: words.initial_cap(words.role(role)) for role in ROLES},
        sections={name: (words.section(name), words.section_hint(name)) for name in ALL_SECTIONS},
        places={name: words.channel(name, "") for name in PLACES} | {"mail": tr("Mail")},
        minutes=tr("{n} min"),
        due=tr("due {day}"),
        done=tr("done"),
        empty=tr("There is nothing on the agenda yet."),
        nothing=tr("Nothing was written down."),
        decisions=tr("Decisions"),
        actions=tr("Action items"),
        learnings=tr("Learnings"),
        by_then=tr("To exist by then"),
        met=item_words.met(True),
        unmet=item_words.met(False),
        discussed=tr("Discussed"),
        carried=tr("Carried over"),
        parked=tr("Parked"),
        following=tr("Next meeting"),
        note=tr("Note"),
        a_note=tr("a note"),
    )


def left_out(count: int) -> str:
    """2 private items were left out; "" if nothing was."""
    if not count:
        return ""
    one, many = tr("1 private item was left out."), tr("%n private items were left out.")
    return words.counted(one, many, count)


def stays(count: int, note: bool) -> str:
    """Say what is private and does not leave; "" if nothing is."""
    said = tr("The note is private and stays here.") if note else ""
    return f"{left_out(count)} {said}".strip()
