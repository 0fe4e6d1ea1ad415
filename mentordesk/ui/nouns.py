"""How many there are of what a desk has, by the names of its tables."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from . import words


def tr(text: str) -> str:
    return QCoreApplication.translate("nouns", text)


def counted(table: str, count: int) -> str:
    """3 notes."""
    names = {
        "person": (tr("1 person"), tr("%n people")),
        "mentorship": (tr("1 mentorship"), tr("%n mentorships")),
        "pause": (tr("1 pause"), tr("%n pauses")),
        "agreement": (tr("1 agreement"), tr("%n agreements")),
        "check_in": (tr("1 check-in"), tr("%n check-ins")),
        "meeting": (tr("1 meeting"), tr("%n meetings")),
        "question": (tr("1 question"), tr("%n questions")),
        "agenda_item": (tr("1 agenda item"), tr("%n agenda items")),
        "code_review": (tr("1 code review"), tr("%n code reviews")),
        "placement": (tr("1 place on an agenda"), tr("%n places on agendas")),
        "action_item": (tr("1 action item"), tr("%n action items")),
        "agenda_template": (tr("1 agenda template"), tr("%n agenda templates")),
        "template_item": (tr("1 item of a template"), tr("%n items of templates")),
        "decision": (tr("1 decision"), tr("%n decisions")),
        "learning": (tr("1 learning"), tr("%n learnings")),
        "note": (tr("1 note"), tr("%n notes")),
        "goal": (tr("1 goal"), tr("%n goals")),
        "milestone": (tr("1 milestone"), tr("%n milestones")),
        "milestone_event": (tr("1 step of a milestone"), tr("%n steps of milestones")),
        "note_revision": (tr("1 earlier text of a note"), tr("%n earlier texts of notes")),
    }
    others = (tr("1 setting"), tr("%n settings"))
    return words.counted(*names.get(table, others), count)
