"""The command `agenda`: the agenda or the summary of a meeting as text."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from mentordesk.errors import MentorDeskError

from . import english, naming, opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

ABOUT = """MEETING is one of
  next     the running meeting, else the planned one that comes first
  last     the one that was held last
  NUMBER   of a meeting that was held or is to come
If none is named, the agenda is of the next and the summary of the last one.

With --format slack the text is for a program that sends it: & is &amp; in it, and no name in it
calls anybody. Nothing private is in any text, and the note only with --note, if it is shared;
how much was left out is said on the error output.
"""
FORMATS = ("md", "text", "slack")


class MeetingUnknown(MentorDeskError):
    code, text = "meeting-unknown", "There is no such meeting."


class MeetingAmbiguous(MentorDeskError):
    code = "meeting-ambiguous"
    text = "There are several mentorships with this person; give the uid of one of them."


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "agenda",
        help="print the agenda or the summary of a meeting",
        description="Prints what may leave of a meeting: its agenda, or with --summary what"
        " was decided, promised and learned in it.",
        epilog=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    opening.add_file(parser)
    parser.add_argument(
        "--mentorship",
        metavar="NAME",
        required=True,
        help="the person (a first name will do), or the uid of a mentorship",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="md", help="Markdown (usual), plain text or Slack's"
    )
    parser.add_argument("--meeting", metavar="MEETING", type=_which, help="next, last or a number")
    parser.add_argument("--summary", action="store_true", help="what came of it, not the agenda")
    parser.add_argument("--note", action="store_true", help="a summary with its note, if shared")
    opening.add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from mentordesk.exchange import gathering, markup, summary
    from mentordesk.storage.session import open_session

    words = english.words(opening.now(options).date())
    usual = "last" if options.summary else "next"
    which = usual if options.meeting is None else options.meeting
    with opening.reading(options) as connection, open_session(connection) as session:
        owners = naming.mentorships(connection, options.mentorship)
        meeting = gathering.gathered(session, _meant(session, owners, which))
    outline = (
        summary.summary(meeting, words, with_note=options.note)
        if options.summary
        else summary.agenda(meeting, words)
    )
    print(markup.for_programs(outline, options.format), end="")
    if outline.left_out:
        print(english.left_out(outline.left_out), file=sys.stderr)
    return 0


def _which(text: str) -> str | int:
    if text in ("next", "last"):
        return text
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not next, last or a number")
    return int(text)


def _meant(session: Session, owners: Sequence[int], which: str | int) -> int:
    """Return the id of the meeting that is meant."""
    found = [each for owner in owners if (each := _of(session, owner, which)) is not None]
    if len(found) > 1:
        raise MeetingAmbiguous
    if not found:
        raise MeetingUnknown
    return found[0]


def _of(session: Session, owner: int, which: str | int) -> int | None:
    from mentordesk.domain.meeting import TO_COME
    from mentordesk.storage import meetings

    known = meetings.of_mentorship(session, owner)
    if which == "last":
        found = [each for each in known if each.state == "held"][:1]
    elif which == "next":
        to_come = [each for each in reversed(known) if each.state in TO_COME]
        found = sorted(to_come, key=lambda each: each.state != "running")[:1]
    else:
        found = [each for each in known if each.number == which]
    return found[0].id if found else None
