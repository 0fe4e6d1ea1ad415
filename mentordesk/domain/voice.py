"""The two voices of a mentorship: the mentor and the mentee."""

from __future__ import annotations


def other(voice: str) -> str:
    """Return the voice, or the role, of the other one."""
    return "mentee" if voice == "mentor" else "mentor"
