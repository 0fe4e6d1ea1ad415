"""What a captured line becomes, in words, and the languages it is read in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from mentordesk.domain.capture import Captured
from mentordesk.domain.languages import ACTION, AGENDA, DECISION, LEARNING, Language, understood
from mentordesk.storage.capture import Target
from mentordesk.ui import words


def tr(text: str) -> str:
    return QCoreApplication.translate("capture", text)


def language(system: QLocale | None = None) -> Language:
    """Return the words of this computer's language, beside English."""
    return understood((system or QLocale.system()).name()[:2])


def becoming(said: Captured, to: Target | None, today: date) -> str:
    """Action item of Priya · due Fri 27 Nov · in the brief of Thu 26 Nov."""
    due = tr("due {day}").format(day=words.week_day(said.due, today)) if said.due else ""
    minutes = tr("{n} min").format(n=said.minutes) if said.minutes else ""
    facts = named(said, to), due, minutes, where(said.kind, to, today) if to else ""
    return " · ".join(filter(None, facts))


def named(said: Captured, to: Target | None) -> str:
    """Action item of Priya: what it is and with whom."""
    if to is None and said.kind not in (ACTION, AGENDA, DECISION, LEARNING):
        return tr("Private note")
    name = words.first_name(to.person) if to is not None else "…"
    return _forms(said, to)[said.kind].format(name=name)


def where(kind: str, to: Target, today: date) -> str:
    """Tell on whose agenda or in which brief it will be."""
    if to.running:
        return "" if kind not in (ACTION, AGENDA) else tr("in the meeting that runs")
    day = words.week_day(to.starts_at.date(), today) if to.starts_at else ""
    if kind == AGENDA:
        return tr("on the agenda of {day}").format(day=day) if day else tr("waits for a meeting")
    if kind == ACTION:
        return tr("in the brief of {day}").format(day=day) if day else tr("in the next brief")
    return ""


def undo_label(kind: str) -> str:
    labels = {
        ACTION: tr("Add action item"),
        AGENDA: tr("Add agenda item"),
        DECISION: tr("Add decision"),
        LEARNING: tr("Add learning"),
    }
    return labels.get(kind, tr("Add line to note"))


def _forms(said: Captured, to: Target | None) -> dict[str, str]:
    mine, running = said.mine, to is not None and to.running
    return {
        ACTION: tr("Your action item with {name}") if mine else tr("Action item of {name}"),
        AGENDA: tr("Agenda item with {name}"),
        DECISION: tr("Decision with {name}"),
        LEARNING: tr("Your learning with {name}") if mine else tr("Learning of {name}"),
        "note": tr("Line of the note with {name}") if running else tr("Private note with {name}"),
    }
