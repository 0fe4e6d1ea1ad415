"""The told part of the demo desk, read from resources/demo/story.toml."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from typing import Any

from mentordesk import resources
from mentordesk.domain.order import between
from mentordesk.domain.questions import Question
from mentordesk.storage.question_seeds import seed_uid, seeds

from .agreed import add_agreed
from .reviewed import add_reviews
from .writer import Writer, shifted

Told = dict[str, Any]
ANSWERS = {"met": 1, "missed": 0}
STATES = {"discussed": "discussed", "parked": "parked", "dropped": "dropped"}


def add_story(writer: Writer, mentorships: int) -> list[int]:
    """Add told mentorships, the past ones only where there is room; return the ids in use."""
    told = tomllib.loads(resources.path("demo", "story.toml").read_text(encoding="utf-8"))
    by = writer.today - told["today"]
    writer.add("person", name=told["me"], is_me=1)
    present, past = told["mentorship"], told["past"]
    ids = [_add_mentorship(writer, one, by) for one in present[:mentorships]]
    if mentorships == len(present) or mentorships >= len(present) + len(past):
        for one in past:
            _add_past(writer, one, by)
    for note in told["note"]:
        writer.note(note["body"].strip(), _evening(note["on"] + by))
    return ids


def _add_mentorship(writer: Writer, told: Told, by: timedelta) -> int:
    person = writer.add(
        "person",
        name=told["person"],
        zone=told.get("zone"),
        mail=told.get("mail", ""),
        is_me=0,
    )
    mentorship = writer.add(
        "mentorship",
        person_id=person,
        role=told["role"],
        kind=told["kind"],
        cadence=told["cadence"],
        weeks=told["weeks"],
        minutes=told["minutes"],
        channel=told["channel"],
        address=told["address"],
        focus=told.get("focus", ""),
        project=told.get("project", ""),
        project_links="\n".join(told.get("project_links", [])),
        started_on=shifted(told["started"], by),
    )
    events = [(m["start"].date(), _add_meeting, m) for m in told["meeting"]]
    events += [(n["on"], _add_note, n) for n in told.get("note", [])]
    items: dict[str, int] = {}
    for _, add, one in sorted(events, key=lambda event: event[0]):
        add(writer, mentorship, one, by, items)
    add_reviews(writer, told.get("review", []), items)
    for goal in told["goal"]:
        _add_goal(writer, mentorship, goal, by)
    for starts, ends, reason in map(_fields, told.get("pause", [])):
        days = {"starts_on": _moved(starts, by), "ends_on": _moved(ends, by)}
        writer.add("pause", mentorship_id=mentorship, **days, reason=reason)
    add_agreed(writer, mentorship, told, by)
    return mentorship


def _add_meeting(
    writer: Writer, mentorship: int, told: Told, by: timedelta, items: dict[str, int]
) -> None:
    start, held = told["start"] + by, "note" in told
    items["held"] = items.get("held", 0) + held
    minutes = sum(int(line.split("|")[2]) for line in told["agenda"])
    number = items["held"] if held else None
    length = max(minutes, 15) if held else writer.value("mentorship", "minutes", mentorship)
    meeting, name = writer.meeting(mentorship, start, length, number, told.get("note", "").strip())
    writer.change("meeting", meeting, useful=told.get("useful"))
    writer.answer_before(mentorship, meeting)
    if "channel" in told:  # elsewhere than usual
        writer.change("meeting", meeting, channel=told["channel"], address=told["address"])
    last = ""
    for line in told["agenda"]:
        section, voice, asked, title, said = _fields(line)
        outcome, _, answer = (said or "").partition(" ")
        item = items.get(title) or _add_item(writer, mentorship, section, voice, asked, title)
        items[title] = item
        last = writer.place(item, meeting, name, last, outcome or None, ANSWERS.get(answer))
        writer.change("agenda_item", item, state=STATES.get(outcome, "open"))
    for line in told.get("asked", []):
        last = _ask(writer, mentorship, (meeting, name), line, last)
    _add_outcomes(writer, mentorship, meeting, told, start.date(), by)


def _ask(writer: Writer, mentorship: int, meeting: tuple[int, str], line: str, last: str) -> str:
    """Put a question that comes along on an agenda, behind a key; return its own."""
    question, section, voice, outcome, answer = _fields(line)
    seed = seeds()[seed_uid(question)]
    item = writer.add(
        "agenda_item",
        mentorship_id=mentorship,
        title=seed.text,
        section=section,
        voice=voice,
        state=STATES.get(outcome or "", "open"),
        private=0,
        question_id=writer.id_of("question", seed.uid) or _add_question(writer, seed),
        answer=answer or "",
    )
    return writer.place(item, *meeting, last, outcome)


def _add_question(writer: Writer, seed: Question) -> int:
    fields = {"uid": seed.uid, "kind": seed.kind, "category": seed.category, "text": seed.text}
    return writer.add("question", **fields, hidden=0)


def _add_item(
    writer: Writer, mentorship: int, section: str, voice: str, minutes: str, title: str
) -> int:
    return writer.add(
        "agenda_item",
        mentorship_id=mentorship,
        title=title,
        section=section,
        voice=voice,
        minutes=int(minutes),
        state="open",
        private=0,
    )


def _add_outcomes(
    writer: Writer, mentorship: int, meeting: int, told: Told, day: date, by: timedelta
) -> None:
    common = {"mentorship_id": mentorship, "meeting_id": meeting, "made_on": day.isoformat()}
    for text in told.get("decided", []):
        writer.add("decision", **common, text=text, private=0)
    for voice, text in map(_fields, told.get("learned", [])):
        writer.add("learning", **common, text=text, voice=voice, private=0)
    for voice, text, due, done in map(_fields, told.get("action", [])):
        writer.add(
            "action_item",
            **common,
            text=text,
            voice=voice,
            due=shifted(date.fromisoformat(due), by) if due else None,
            done_at=_done(writer, date.fromisoformat(done) + by) if done else None,
            private=0,
        )


def _add_note(
    writer: Writer, mentorship: int, told: Told, by: timedelta, items: dict[str, int]
) -> None:
    private = int(told.get("private", True))
    writer.note(told["body"].strip(), _evening(told["on"] + by), mentorship, private=private)


def _add_goal(writer: Writer, mentorship: int, told: Told, by: timedelta) -> None:
    goal = writer.add(
        "goal",
        mentorship_id=mentorship,
        title=told["title"],
        so_that=told["so_that"],
        by_doing=told["by_doing"],
        voice=told["voice"],
        state="active",
        private=0,
        started_on=shifted(told["started"], by),
    )
    last = ""
    for line in told["milestone"]:
        title, points, added, reached, target = _fields(line)
        last = between(last)
        milestone = writer.add(
            "milestone",
            goal_id=goal,
            title=title,
            target=shifted(date.fromisoformat(target), by) if target else None,
            position=last,
        )
        _add_event(writer, milestone, "added", added, by, int(points or 1))
        if reached:
            _add_event(writer, milestone, "reached", reached, by, None)


def _add_event(
    writer: Writer, milestone: int, kind: str, on: str | None, by: timedelta, points: int | None
) -> None:
    day = shifted(date.fromisoformat(on or ""), by)
    writer.add("milestone_event", milestone_id=milestone, kind=kind, happened_on=day, points=points)


def _add_past(writer: Writer, told: Told, by: timedelta) -> None:
    """A mentorship that has ended or rests, with its first and last talk."""
    mentorship = writer.add(
        "mentorship",
        person_id=writer.add("person", name=told["person"], is_me=0),
        role=told["role"],
        kind=told["kind"],
        cadence="monthly-day",
        weeks=1,
        minutes=45,
        address="",
        started_on=shifted(told["started"], by),
        ended_on=shifted(told["ended"], by) if "ended" in told else None,
        outcome=told.get("outcome"),
        ended_by=told.get("by"),
        ended_why=told.get("why", ""),
        letter=told.get("letter", "").strip(),
    )
    if "paused" in told:
        writer.add("pause", mentorship_id=mentorship, starts_on=shifted(told["paused"], by))
    last = told.get("ended") or told["paused"]
    for number, day in enumerate((told["started"] + timedelta(days=7), last), 1):
        start = datetime.combine(day + by, datetime.min.time()).replace(hour=14)
        writer.meeting(mentorship, start, 45, number, "# A good talk\n\nShort, and to the point.")


def _moved(day: str, by: timedelta) -> str:
    return shifted(date.fromisoformat(day), by)


def _fields(line: str) -> list[Any]:
    """Return the fields of a told line; an empty one is None."""
    return [field.strip() or None for field in line.split("|")]


def _evening(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time()).replace(hour=18, minute=30)


def _done(writer: Writer, day: date) -> str:
    return writer.moment(datetime.combine(day, datetime.min.time()).replace(hour=8, minute=45))
