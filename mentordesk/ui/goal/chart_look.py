"""The theme as charts take it."""

from __future__ import annotations

from mentordesk.picture.look import Look
from mentordesk.ui.theme import Theme


def chart_look(theme: Theme) -> Look:
    color = theme.color
    return Look(
        color("surface"),
        color("line"),
        color("muted"),
        color("ink"),
        color("accent"),
        theme.font("tiny"),
    )
