"""`list FILE WHAT`: what is in a desk, for scripts and for reading."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from mentordesk.storage import question_list

from . import naming, opening

if TYPE_CHECKING:
    from sqlite3 import Connection

    from mentordesk.domain.questions import Known

ABOUT = """the fields of each object; in the table names and dates stand for uids:
  people       uid, name
  mentorships  uid, person, role, kind, state, cadence, last_held, next, outcome, ended_by
  meetings     uid, mentorship, number, start, zone, minutes, state
  agenda       uid, mentorship, meeting, section, title, voice, minutes, state, carried, private
  actions      uid, mentorship, meeting, text, voice, due, done_at, private
  notes        uid, title, mentorship, meeting, private, updated_at
  goals        uid, title, mentorship, voice, state, private
  questions    uid, text, kind, category, hidden, last_asked, person, answer, state,
               times, private

  uid          names the same thing in every list; person, mentorship and meeting are uids
  role         mine in it: mentor or mentee
  voice        whose it is: mentor or mentee
  kind         career, technical or personal; of a question first-meeting, agreement or closing
               too, null for any mentorship
  state        of a mentorship active, paused or ended; of a meeting planned, running, held,
               cancelled or missed; of an agenda item open, discussed, parked or dropped; of a
               goal active, resting or let-go; of a question not-asked, open, asked or answered
  cadence      ad-hoc, weekly, every-N-weeks, monthly-weekday or monthly-day
  last_held    when the last held meeting began; next: when the running or the next planned one
               does; like start they are times on the clock of the meeting's zone
  outcome      of a mentorship that has ended: ended or completed; ended_by: mentor, mentee or both
  number       of a meeting that was held
  meeting      of an agenda item: the one it is on, else the last it was on
  carried      how many times it was carried over
  due          a day; done_at, updated_at: moments in UTC
  last_asked   the day of the last meeting that had the question on its agenda, with person;
               private tells of that item, times how often it was; with --mentorship all of it
               is of that person alone
  null         not so, not yet or not said
What is in the trash is left out.
"""
QUERIES = {
    "people": """
select person.uid, person.name from person
where person.trashed_at is null and (:who is null or exists (select 1 from mentorship as m
    where m.person_id = person.id and m.trashed_at is null
    and m.id in (select value from json_each(:who))))
order by person.name collate nocase, person.id
""",
    "mentorships": """
select m.uid, person.uid as person, m.role, m.kind,
    case when m.ended_on is not null then 'ended' when exists (select 1 from pause
        where mentorship_id = m.id and starts_on <= :today
        and (ends_on is null or ends_on > :today)) then 'paused' else 'active' end as state,
    case when m.cadence <> 'weeks' then m.cadence when m.weeks = 1 then 'weekly'
        else 'every-' || m.weeks || '-weeks' end as cadence,
    (select starts_at from meeting where mentorship_id = m.id and state = 'held'
        and trashed_at is null order by starts_utc desc limit 1) as last_held,
    (select starts_at from meeting where mentorship_id = m.id and state in ('planned', 'running')
        and trashed_at is null order by state = 'running' desc, starts_utc limit 1) as next,
    m.outcome, m.ended_by
from mentorship as m join person on person.id = m.person_id
where m.trashed_at is null and {mine} order by person.name collate nocase, m.id
""",
    "meetings": """
select it.uid, m.uid as mentorship, it.number, it.starts_at as start, it.zone, it.minutes, it.state
{owned} order by it.starts_utc, it.id
""",
    "agenda": """
select it.uid, m.uid as mentorship,
    (select meeting.uid from placement join meeting on meeting.id = placement.meeting_id
        where item_id = it.id and meeting.trashed_at is null
        order by outcome is null desc, placement.id desc limit 1) as meeting,
    it.section, it.title, it.voice, it.minutes, it.state,
    (select count(*) from placement join meeting on meeting.id = placement.meeting_id
        where item_id = it.id and outcome = 'carried' and meeting.trashed_at is null) as carried,
    it.private
{owned} order by it.mentorship_id, it.id
""",
    "actions": """
select it.uid, m.uid as mentorship, {meeting} as meeting, it.text, it.voice, it.due, it.done_at,
    it.private
{owned} order by it.mentorship_id, it.made_on, it.id
""",
    "notes": """
select it.uid, it.title, m.uid as mentorship, {meeting} as meeting, it.private, it.updated_at
from note as it left join mentorship as m on m.id = it.mentorship_id
where it.trashed_at is null and {mine} order by it.updated_at desc, it.id desc
""",
    "goals": """
select it.uid, it.title, m.uid as mentorship, it.voice, it.state, it.private
{owned} order by it.mentorship_id, it.started_on, it.id
""",
}
TABLES = {
    "meetings": "meeting",
    "agenda": "agenda_item",
    "actions": "action_item",
    "notes": "note",
    "goals": "goal",
}
OWNED = """from {table} as it join mentorship as m on m.id = it.mentorship_id
where it.trashed_at is null and m.trashed_at is null and {mine}"""
MINE = "(:who is null or m.id in (select value from json_each(:who)))"
MEETING = "(select uid from meeting where id = it.meeting_id and trashed_at is null)"
NAMES = """
select uid, name from person
union all select m.uid, name from mentorship as m join person on person.id = m.person_id
union all select uid, starts_at from meeting
"""
LISTS = (*QUERIES, "questions")
WIDEST = 60


def add(parsers: Any) -> None:
    parser = parsers.add_parser(
        "list",
        help="list what is in a desk",
        description="Lists what is in a desk.",
        epilog=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    opening.add_file(parser)
    parser.add_argument("what", metavar="WHAT", choices=LISTS, help=", ".join(LISTS))
    parser.add_argument(
        "--mentorship",
        metavar="NAME",
        help="only of the mentorships with this person (a first name will do), or of one uid",
    )
    parser.add_argument("--json", action="store_true", help="as a JSON array of objects")
    opening.add_today(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    today = opening.now(options).date()
    with opening.reading(options) as connection:
        name = options.mentorship
        chosen = None if name is None else naming.mentorships(connection, name)
        things = listed(connection, options.what, today, chosen)
        names = {} if options.json else dict(connection.execute(NAMES).fetchall())
    if options.json:
        print(json.dumps(things, ensure_ascii=False, indent=2))
    else:
        _print_table([_readable(each, names) for each in things])
    return 0


def listed(
    connection: Connection, what: str, today: date, mentorships: list[int] | None
) -> list[dict[str, Any]]:
    """Return an object for each thing, with the fields of ABOUT."""
    if what == "questions":
        return [_question(known) for known in question_list.listed(connection, mentorships)]
    owned = OWNED.format(table=TABLES.get(what, ""), mine=MINE)
    query = QUERIES[what].format(owned=owned, mine=MINE, meeting=MEETING)
    who = None if mentorships is None else str(mentorships)
    cursor = connection.execute(query, {"today": today.isoformat(), "who": who})
    fields = [column[0] for column in cursor.description]
    things = [dict(zip(fields, row, strict=True)) for row in cursor]
    for each in things:
        if "private" in each:
            each["private"] = bool(each["private"])
    return things


def _question(known: Known) -> dict[str, Any]:
    question, asked = known.question, known.asked
    return {
        "uid": question.uid,
        "text": question.text,
        "kind": question.kind,
        "category": question.category,
        "hidden": question.hidden,
        "last_asked": asked.on.isoformat() if asked and asked.on else None,
        "person": asked.person if asked else None,
        "answer": asked.answer if asked and asked.answer else None,
        "state": known.state,
        "times": asked.times if asked else 0,
        "private": bool(asked and asked.private),
    }


def _readable(thing: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    """Names for uids, with the thing's own uid at the end of its line."""
    uid = thing.pop("uid")
    cells = {field: _cell(names.get(value, value)) for field, value in thing.items()}
    return cells | {"uid": uid}


def _print_table(rows: list[dict[str, str]]) -> None:
    """Columns as wide as what is in them; nothing at all if there is nothing."""
    lines = [[*rows[0]], *([*row.values()] for row in rows)] if rows else []
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str("" if value is None else value).split())
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
