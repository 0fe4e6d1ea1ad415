"""Random sequences of all that can be done never lose or double an item."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from mentordesk.commands import english
from mentordesk.domain.cadence import Cadence
from mentordesk.errors import MeetingOver, MeetingRunning, OtherMentorship
from mentordesk.exchange import markup, summary
from mentordesk.exchange.gathering import gathered
from mentordesk.storage import agenda, meetings, mentorships, next_time, trash

ZONE = "Europe/Berlin"
REFUSED = (MeetingOver, MeetingRunning, OtherMentorship)
FIRST = datetime.fromisoformat("2026-11-01T16:00")
NOW = datetime(2026, 11, 23, 9, 12).astimezone()
NEVER = {
    "two open placements of an item": """
        select item_id from placement where outcome is null group by item_id having count(*) > 1""",
    "an item twice on one agenda": """
        select item_id from placement group by item_id, meeting_id having count(*) > 1""",
    "an item on the meeting of another mentorship": """
        select p.id from placement p join agenda_item i on i.id = p.item_id
        join meeting m on m.id = p.meeting_id where i.mentorship_id <> m.mentorship_id""",
    "an open placement on a meeting that is over or in the trash": """
        select p.id from placement p join meeting m on m.id = p.meeting_id
        where p.outcome is null and (m.state not in ('planned', 'running')
        or (m.trashed_at is not null
            and (select trashed_at from mentorship where id = m.mentorship_id) is null))""",
    "an open item that waits while a meeting is planned": """
        select i.id from agenda_item i where state = 'open' and trashed_at is null
        and not exists (select 1 from placement where item_id = i.id and outcome is null)
        and exists (select 1 from meeting m where m.mentorship_id = i.mentorship_id
                    and m.state = 'planned' and m.trashed_at is null)""",
    "a parked or dropped item on a planned meeting": """
        select p.id from placement p join meeting m on m.id = p.meeting_id
        join agenda_item i on i.id = p.item_id where p.outcome is null
        and m.state = 'planned' and i.state in ('parked', 'dropped')""",
    "a number twice": """
        select number from meeting where number is not null
        group by mentorship_id, number having count(*) > 1""",
    "two running meetings": """
        select mentorship_id from meeting where state = 'running' and trashed_at is null
        group by mentorship_id having count(*) > 1""",
    "an outcome at a meeting that has not begun": """
        select p.id from placement p join meeting m on m.id = p.meeting_id
        where p.outcome is not null and m.state = 'planned' and m.trashed_at is null""",
    "an item that was carried over from a meeting that was called off": """
        select p.id from placement p join meeting m on m.id = p.meeting_id
        where p.outcome = 'carried' and m.state in ('cancelled', 'missed')""",
    "two items at one place of an agenda": """
        select meeting_id from placement where outcome is null
        group by meeting_id, position having count(*) > 1""",
    "an answer to what was not agreed on": """
        select id from placement where met is not null
        and coalesce(outcome, 'discussed') <> 'discussed'""",
    "a meeting without its note": """
        select id from meeting where not exists
        (select 1 from note where meeting_id = meeting.id)""",
}
CHECK = " union all ".join(f"select '{what}' from ({query})" for what, query in NEVER.items())


class Walk:
    """Does one step after another with what there is by then, in two mentorships."""

    def __init__(self, desk):
        self.desk = desk
        with desk.change("Begin") as session:
            session.execute(sql("delete from mentorship"))
            self.mentorships = [self._mentorship(session, weeks) for weeks in (2, 0)]

    def _mentorship(self, session, weeks):
        cadence = Cadence("weeks", weeks) if weeks else Cadence("ad-hoc")
        whole = {"role": "mentor", "kind": "technical", "started_on": date(2026, 1, 1)}
        made = mentorships.add(session, name="Priya", cadence=cadence, **whole)
        for days in (0, 7):
            start = FIRST + timedelta(days=days)
            meeting = meetings.plan(session, made, start, ZONE, 45, now=NOW)
            agenda.add(session, meeting, "Item", "accomplish", "mentee")
        return made

    def take(self, verb, first, second):
        if verb in ("undo", "redo"):
            self._travel(verb)
            return
        owner = self.mentorships[min(first % 4, 1)]
        item = self._one("agenda_item", self.mentorships[0] if second == 0 else owner, first // 4)
        meeting = self._one("meeting", owner, second)
        try:
            with self.desk.change(verb) as session:
                self._do(session, verb, item, meeting, first)
        except REFUSED:
            pass

    def _do(self, session, verb, item, meeting, number):
        if verb == "plan":
            start = FIRST + timedelta(days=number)
            owner = self.mentorships[number % 2]
            meetings.plan(session, owner, start, ZONE, 45, now=NOW)
        elif verb == "raise":
            owner = self.mentorships[number % 2]
            agenda.add_for_next(session, owner, "Item", "accomplish", "mentee")
        elif verb in ("bring_back_item", "bring_back_meeting"):
            self._restore(session, verb.removeprefix("bring_back_"), number)
        elif meeting and verb in MEETING_VERBS:
            MEETING_VERBS[verb](session, meeting)
        elif meeting and item and verb in ITEM_VERBS:
            ITEM_VERBS[verb](session, item, meeting)

    def _restore(self, session, kind, number):
        table = {"item": "agenda_item"}.get(kind, kind)
        gone = [entry for entry in trash.listed(session) if entry.kind == table]
        if gone:
            trash.restore(session, table, gone[number % len(gone)].uid)

    def _travel(self, verb):
        if verb == "undo" and self.desk.undo_label != "Begin":
            self.desk.undo()
        elif verb == "redo" and self.desk.redo_label:
            self.desk.redo()

    def _one(self, table, mentorship, number):
        query = f"select id from {table} where trashed_at is null and mentorship_id = ?"
        rows = self.desk.connection.execute(query, [mentorship]).fetchall()
        return rows[number % len(rows)][0] if rows else None

    def check(self, verb):
        wrong = self.desk.connection.execute(CHECK).fetchone()
        assert wrong is None, f"{verb}: {wrong}"

    def check_carried(self):
        """An item was carried over as often as meetings were held that it had to leave open."""
        held = self._held_with()
        for entry in self._shown():
            assert entry.carried == len(held.get(entry.item_id, ())), entry
            assert entry.since == min(held.get(entry.item_id, ()), default=None), entry

    def _held_with(self):
        found = defaultdict(list)
        query = """select item_id, starts_at from placement join meeting on meeting.id = meeting_id
            where outcome = 'carried' and meeting.trashed_at is null"""
        for item, start in self.desk.connection.execute(query):
            found[item].append(date.fromisoformat(start[:10]))
        return found

    def _shown(self):
        session = self.desk.session
        coming = [m.id for m in meetings.coming(session) if m.mentorship_id in self.mentorships]
        for entries in agenda.of_meetings(session, coming).values():
            yield from entries
        for owner in self.mentorships:
            yield from agenda.waiting(session, owner)

    def check_what_is_read(self):
        session = self.desk.session
        shown = [item.item_id for m in self.mentorships for item in agenda.waiting(session, m)]
        coming = [m.id for m in meetings.coming(session) if m.mentorship_id in self.mentorships]
        for entries in agenda.of_meetings(session, coming).values():
            shown += [entry.item_id for entry in entries if entry.state == "open"]
        query = sql(
            "select id from agenda_item where state = 'open' and trashed_at is null"
            " and mentorship_id in (:one, :other)"
        )
        one, other = self.mentorships
        still_open = session.scalars(query, {"one": one, "other": other}).all()
        assert sorted(shown) == sorted(still_open)


def postpone(session, meeting):
    """Beyond the next occurrence."""
    start = meetings.facts(session, meeting).starts_at + timedelta(days=29)
    meetings.move(session, meeting, start, ZONE, 45)


def plan_next(session, meeting):
    """Before this one has ended."""
    facts = meetings.facts(session, meeting)
    start = facts.starts_at + timedelta(days=14)
    meetings.plan(session, facts.mentorship_id, start, ZONE, 45, now=NOW)


def share(session, meeting):
    before = session.connection().connection.total_changes
    found, words = gathered(session, meeting), english.words(NOW.date())
    for outline in (summary.agenda(found, words), summary.summary(found, words)):
        assert markup.markdown(outline)
    assert session.connection().connection.total_changes == before


def answer(session, meeting):
    for aim in next_time.asked(session, meeting)[:1]:
        next_time.answer(session, aim.placement_id, meeting, not aim.met)


def move_up(session, item, meeting):
    entries = agenda.items(session, meeting)
    if entries and item in [entry.item_id for entry in entries] and not entries[0].outcome:
        first = entries[0]
        agenda.move(session, item, meeting, first.section, "", first.position)


MEETING_VERBS = {
    "postpone": postpone,
    "plan_next": plan_next,
    "share": share,
    "answer": answer,
    "agree": lambda s, m: agenda.add(s, m, "Item", "by-next-time", "mentee"),
    "end_alone": lambda s, m: meetings.end(s, m, NOW, plan_next=False),
    "add": lambda s, m: agenda.add(s, m, "Item", "struggling", "mentor", 10),
    "start": lambda s, m: meetings.start(s, m, NOW),
    "end": lambda s, m: meetings.end(s, m, NOW),
    "cancel": meetings.cancel,
    "miss": meetings.miss,
    "reopen_meeting": meetings.reopen,
    "trash_meeting": lambda s, m: meetings.discard(s, m, NOW),
    "move_meeting": lambda s, m: meetings.move(s, m, FIRST + timedelta(days=7 * m), ZONE, 30),
}
ITEM_VERBS = {
    "tick": lambda s, i, _: agenda.tick(s, i, True),
    "untick": lambda s, i, _: agenda.tick(s, i, False),
    "park": lambda s, i, _: agenda.park(s, i),
    "drop": lambda s, i, _: agenda.drop(s, i),
    "reopen": lambda s, i, _: agenda.reopen(s, i),
    "place": agenda.place,
    "move_up": move_up,
    "trash_item": lambda s, i, _: agenda.discard(s, i, NOW),
}
OTHER_VERBS = ("plan", "raise", "bring_back_item", "bring_back_meeting", "undo", "redo")
OFTEN = ("add", "end", "end", "end", "reopen_meeting", "reopen_meeting", "undo", "park")
VERBS = st.sampled_from((*MEETING_VERBS, *ITEM_VERBS, *OTHER_VERBS, *OFTEN))
STEPS = st.lists(st.tuples(VERBS, st.integers(0, 40), st.integers(0, 12)), min_size=10, max_size=30)


def walk(desk, examples):
    @settings(max_examples=examples, deadline=None, database=None)
    @given(STEPS)
    def nothing_is_lost_or_doubled(steps):
        walk = Walk(desk)
        for step in steps:
            walk.take(*step)
            walk.check(step[0])
            walk.check_carried()
        walk.check_what_is_read()

    desk.connection.execute("pragma synchronous = off")
    nothing_is_lost_or_doubled()


def test_no_sequence_of_changes_loses_or_doubles_an_item(desk, key):
    walk(desk, examples=60 if key is None else 10)
