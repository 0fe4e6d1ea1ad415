"""A crowd for trying the app at scale: ten years of two hundred mentorships, if asked."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from random import Random

from mentordesk import resources

from .writer import Writer

MEETINGS, NOTES, ITEMS = 26, 50, 50  # of one mentorship in one year
KINDS = ("career", "technical", "personal")
SECTIONS = ("accomplish", "struggling")
VOICES = ("mentee", "mentee", "mentor")


def add_crowd(writer: Writer, story: list[int], mentorships: int, years: int) -> None:
    """Add mentorships and earlier years, so that all together hold what their number promises."""
    dice = Random(2026)
    missing = mentorships - writer.count("mentorship")
    crowd = [_add_mentorship(writer, dice, years) for _ in range(missing)] or story
    targets = {"meeting": MEETINGS, "note": NOTES, "agenda_item": ITEMS}
    left = {t: n * mentorships * years - writer.count(t) for t, n in targets.items()}
    for at, mentorship in enumerate(crowd):
        shares = {t: _share(n, at, len(crowd)) for t, n in left.items()}
        _add_history(writer, dice, mentorship, years, shares)
        writer.number_meetings(mentorship)


def _share(whole: int, at: int, parts: int) -> int:
    return max(0, whole * (at + 1) // parts - whole * at // parts)


def _add_mentorship(writer: Writer, dice: Random, years: int) -> int:
    started = writer.today - timedelta(days=round(365.25 * years))
    kind = dice.choice(KINDS)
    return writer.add(
        "mentorship",
        person_id=writer.add(
            "person",
            name=" ".join(dice.choice(_words()[part]) for part in ("first", "last")),
            is_me=0,
        ),
        role=dice.choice(("mentor", "mentor", "mentee")),
        kind=kind,
        cadence="weeks",
        weeks=2,
        minutes=45,
        channel="video",
        address="https://meet.jit.si/mentordesk-demo",
        started_on=started.isoformat(),
        ended_on=None if dice.random() < 0.7 else writer.today.isoformat(),
    )


def _add_history(
    writer: Writer, dice: Random, mentorship: int, years: int, shares: dict[str, int]
) -> None:
    """Spread meetings, notes and items evenly over the years before today."""
    first = writer.today - timedelta(days=round(365.25 * years))
    meetings = shares["meeting"]
    ended = writer.value("mentorship", "ended_on", mentorship) is not None
    days = _days(first, writer.today - timedelta(days=2), max(meetings, 1))
    items = _spread(shares["agenda_item"], meetings)
    free = _spread(max(0, shares["note"] - meetings), meetings)
    for at, (day, after) in enumerate(pairwise([*days, writer.today])):
        if at >= meetings:
            break
        planned = at == meetings - 1 and not ended and mentorship > 4
        when = writer.today + timedelta(days=dice.randrange(1, 12)) if planned else day
        start = datetime.combine(when, datetime.min.time()).replace(hour=dice.randrange(8, 18))
        number = None if planned else at + 1
        body = "" if planned else f"# {_title(dice)}\n\n{_text(dice, 105)}"
        meeting, name = writer.meeting(mentorship, start, 45, number, body)
        _add_items(writer, dice, mentorship, (meeting, name, planned), items[at])
        for _ in range(free[at]):
            written = datetime.combine(day + (after - day) / 2, start.time())
            writer.note(f"{_title(dice)}\n\n{_text(dice, 112)}", written, mentorship)


def _add_items(
    writer: Writer, dice: Random, mentorship: int, meeting: tuple[int, str, bool], count: int
) -> None:
    key, planned = "", meeting[2]
    for _ in range(count):
        item = writer.add(
            "agenda_item",
            mentorship_id=mentorship,
            title=_title(dice),
            section=dice.choice(SECTIONS),
            voice=dice.choice(VOICES),
            minutes=dice.choice((5, 10, 15)),
            state="open" if planned else "discussed",
            private=0,
        )
        key = writer.place(item, meeting[0], meeting[1], key, None if planned else "discussed")
    if dice.random() < 0.3:
        writer.add(
            "action_item",
            mentorship_id=mentorship,
            meeting_id=meeting[0],
            text=_title(dice),
            voice=dice.choice(VOICES),
            made_on=writer.today.isoformat(),
            done_at=None if planned else writer.moment(writer.now.replace(tzinfo=None)),
            private=0,
        )


def _days(first: date, last: date, count: int) -> list[date]:
    whole = (last - first).days
    return [first + timedelta(days=whole * at // count) for at in range(count)]


def _spread(whole: int, parts: int) -> list[int]:
    return [_share(whole, at, parts) for at in range(parts)] if parts else []


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(resources.path("demo", "crowd.toml").read_text(encoding="utf-8"))


def _title(dice: Random) -> str:
    title = " ".join(dice.choice(_words()[part]) for part in ("who", "verb", "what"))
    return title[0].upper() + title[1:]


def _text(dice: Random, words: int) -> str:
    text = ""
    while text.count(" ") < words:
        text += f"{_title(dice)} {dice.choice(_words()['why'])}. "
    return text.rstrip()
