"""`capture FILE TEXT`: put one line where it belongs."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from mentordesk.domain import capture as grammar
from mentordesk.domain.capture import Captured
from mentordesk.domain.languages import ACTION, AGENDA, BY_CODE, DECISION, LEARNING, understood
from mentordesk.domain.typed import BROKEN
from mentordesk.errors import LineTooLong, NotOneLine, TextRefused

from . import opening

if TYPE_CHECKING:
    from mentordesk.storage.capture import Target

ABOUT = """a line says itself what it becomes:
{examples}

A promise may end with a day ({days}),
with or without by, on, due or until before it; an agenda item may end with minutes (10 min).
Names are first or whole names, of people in mentorships that go on. What names nobody is about
the meeting that runs; unless one does, say with whom: "decided with Priya: …". What is not
understood stays text, which is added to the note of the meeting that runs, else is a private note.

the fields of the JSON object:
  kind          action_item, agenda_item, decision, learning or note
  uid           names the same thing in every list
  text          what was kept
  mentorship    its uid; person: with whom it is; null: of a note that belongs to none
  voice         whose it is: mentor or mentee; null: of a decision or a note
  due, minutes  a day, a number; null: not said
  meeting       the uid of the meeting that it belongs to or is on the agenda of
  meeting_start when that begins, on the clock of its zone
"""


class Placed(NamedTuple):
    kind: str
    uid: str
    text: str


def add(parsers: Any) -> None:
    days = ", ".join(grammar.DAY_EXAMPLES[:6])
    examples = "\n".join(f"  {line}" for line in grammar.EXAMPLES)
    parser = parsers.add_parser(
        "capture",
        help="put one line where it belongs",
        description="Makes an action item, an agenda item, a decision, a learning or a line of a"
        " note of one line, in a desk that is not open in a window.",
        epilog=ABOUT.format(examples=examples, days=days),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    opening.add_file(parser)
    parser.add_argument("text", metavar="TEXT", help="the line, in quotes")
    parser.add_argument(
        "--language", choices=sorted(BY_CODE), default="en", help="of the words beside English"
    )
    parser.add_argument("--json", action="store_true", help="what became of it as a JSON object")
    opening.add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from mentordesk.storage import capture

    text = _one_line(options.text)
    now = opening.now(options)
    with opening.writing(options) as (connection, session):
        known = capture.targets(connection)
        people, words = capture.people(connection, known), understood(options.language)
        captured = grammar.parse(text, people, now.date(), words)
        target = capture.target(captured, known)
        kept = capture.keep(session, captured, target, now)
        query = f"select uid from {kept.kind} where id = ?"
        placed = Placed(kept.kind, connection.execute(query, (kept.id,)).fetchone()[0], kept.text)
    if options.json:
        print(json.dumps(_fields(placed, captured, target), ensure_ascii=False, indent=2))
    else:
        print(_sentence(placed, captured, target))
    return 0


def _one_line(text: str) -> str:
    """Return a text that can be kept; the shell hands on what no window would."""
    if len(text) > grammar.LONGEST:
        raise LineTooLong
    if len(text.strip().splitlines()) > 1:
        raise NotOneLine
    if BROKEN.search(text.replace("\t", " ").strip()):
        raise TextRefused
    return text.strip()


def _fields(placed: Placed, said: Captured, to: Target | None) -> dict[str, Any]:
    voiced = placed.kind in (ACTION, AGENDA, LEARNING)
    belongs = to is not None and (to.running or placed.kind == AGENDA)
    return {
        **placed._asdict(),
        "mentorship": to and to.uid,
        "person": to and to.person,
        "voice": to.voice(said) if to is not None and voiced else None,
        "due": said.due and said.due.isoformat(),
        "minutes": said.minutes,
        "meeting": to.meeting_uid if to and belongs else None,
        "meeting_start": to.starts_at.isoformat() if to and belongs and to.starts_at else None,
    }


def _sentence(placed: Placed, said: Captured, to: Target | None) -> str:
    """Action item of Priya Raman, due 2026-11-27, for the meeting of 2026-11-26: draft it."""
    return f"{', '.join(filter(None, _facts(placed.kind, said, to)))}: {placed.text}"


def _facts(kind: str, said: Captured, to: Target | None) -> list[str]:
    if to is None:
        return ["Private note"]
    mine, who = said.mine, to.person
    named = {
        ACTION: f"Your action item with {who}" if mine else f"Action item of {who}",
        AGENDA: f"Agenda item with {who}",
        DECISION: f"Decision with {who}",
        LEARNING: f"Your learning with {who}" if mine else f"Learning of {who}",
    }
    note = f"Line of the note with {who}" if to.running else f"Private note with {who}"
    facts = [named.get(kind, note)]
    facts += [f"due {said.due}" if said.due else "", f"{said.minutes} min" if said.minutes else ""]
    return [*facts, _meeting(kind, to)]


def _meeting(kind: str, to: Target) -> str:
    day = to.starts_at.date() if to.starts_at else None
    if to.running:
        return "in the meeting that runs"
    if kind not in (ACTION, AGENDA):
        return ""
    return f"for the meeting of {day}" if day else "for the next meeting"
