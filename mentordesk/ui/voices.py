"""Whose words are whose, as the two of a mentorship are called on screen."""

from __future__ import annotations

from dataclasses import dataclass

from mentordesk.domain import voice as rules

from . import words
from .widgets.avatar import initials

LONGEST_NAME = 12


@dataclass(frozen=True)
class Voices:
    """My role, and the other's name."""

    role: str
    person: str

    def name(self, voice: str) -> str:
        """Return "you", or the other's first name, cut where it is very long."""
        return words.cut(words.who(voice, self.role, self.person), LONGEST_NAME)

    def sign(self, voice: str) -> str:
        """Return "you", or the other's initial."""
        name = words.first_name(self.person)
        return words.you() if voice == self.role else initials(name)

    @property
    def other(self) -> str:
        return rules.other(self.role)
