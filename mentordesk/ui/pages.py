"""Which page shows which kind of place; each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from mentordesk.desk import Desk
from mentordesk.domain.place import Place

from .page import Page
from .theme import Theme

PAGES = {
    "today": ("today.page", "TodayPage"),
    "mentorships": ("mentorships.page", "MentorshipsPage"),
    "mentorship": ("mentorship.page", "MentorshipPage"),
    "meeting": ("meeting.page", "MeetingPage"),
    "agendas": ("agendas.page", "AgendasPage"),
    "notes": ("notes.page", "NotesPage"),
    "note": ("notes.page", "NotesPage"),
    "goals": ("goals.page", "GoalsPage"),
    "goal": ("goal.page", "GoalPage"),
    "questions": ("questions.page", "QuestionsPage"),
    "backups": ("backups.page", "BackupsPage"),
    "trash": ("trash", "TrashPage"),
    "settings": ("settings.page", "SettingsPage"),
}


def make(desk: Desk, theme: Theme, place: Place) -> Page:
    module, name = PAGES[place.kind]
    kind: type[Page] = getattr(import_module(f"mentordesk.ui.{module}"), name)
    return kind(desk, theme, place)


def modules() -> Iterator[str]:
    """The modules of all pages, which may be imported ahead."""
    return (f"mentordesk.ui.{module}" for module, _ in PAGES.values())


def key(place: Place) -> str:
    """Return the name of the page that shows a place: places of one page share it."""
    return PAGES[place.kind][1]
