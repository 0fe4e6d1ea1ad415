"""The words of the texts that leave, as the commands say them; windows have their own language."""

from __future__ import annotations

from datetime import date

from mentordesk.exchange.words import Words

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SECTIONS = {
    "accomplish": ("To accomplish", "What do you hope to get out of this meeting?"),
    "struggling": ("Struggling with", "Where are you stuck?"),
    "advice": ("Advice", "What would you like advice on?"),
    "by-next-time": ("By next time", "What exists by the next meeting?"),
    "code-review": ("Code review", "Walk through your process"),
    "habits": ("Habits and balance", "What would you like to change?"),
}
PLACES = {"video": "Video call", "phone": "Phone", "in-person": "In person", "mail": "Mail"}


def words(today: date) -> Words:
    """Return them; a day of another year than today's says which."""
    return Words(
        day=lambda day: _day(day, today),
        numbered="Meeting {number}: {who}",
        unnumbered="Meeting: {who}",
        both="{me} and {person}",
        elsewhere="{time} in {city}",
        alone="with {person}",
        roles={"mentor": "Mentor", "mentee": "Mentee"},
        sections=SECTIONS,
        places=PLACES,
        minutes="{n} min",
        due="due {day}",
        done="done",
        empty="There is nothing on the agenda yet.",
        nothing="Nothing was written down.",
        decisions="Decisions",
        actions="Action items",
        learnings="Learnings",
        by_then="To exist by then",
        met="met",
        unmet="not met",
        discussed="Discussed",
        carried="Carried over",
        parked="Parked",
        following="Next meeting",
        note="Note",
        a_note="a note",
    )


def left_out(count: int) -> str:
    return "1 private item was left out." if count == 1 else f"{count} private items were left out."


def _day(day: date, today: date) -> str:
    said = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year}"
