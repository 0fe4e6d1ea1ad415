"""Whatever is done to a desk is undone and redone exactly, and leaves it whole at every step."""

from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain.agreement import QUESTIONS, Terms
from mentordesk.domain.cadence import Cadence
from mentordesk.domain.languages import ACTION, AGENDA, DECISION, LEARNING, NOTE
from mentordesk.errors import MentorDeskError
from mentordesk.storage import (
    agenda,
    agenda_templates,
    agreements,
    check_ins,
    code_reviews,
    decisions,
    learnings,
    meetings,
    mentorships,
    next_time,
    notes,
    pauses,
    questions,
    trash,
    turning,
    usefulness,
)
from mentordesk.storage.check import check
from tests.conftest import KEY, NOW, new_desk
from tests.storage.content import content

ZONE = "Europe/Berlin"
START = datetime(2026, 11, 20, 16, 0)
KINDS = (ACTION, AGENDA, DECISION, LEARNING, NOTE)
TRASHED = ("mentorship", "meeting", "agenda_item", ACTION, "note", "question", "agenda_template")
BIG = 997


class Walk:
    """Takes one step after another; numbers pick of what there is by then."""

    def __init__(self, desk):
        self.desk = desk
        with desk.change("Begin") as session:
            for name in ("Priya", "Sam"):
                made = mentorships.add(
                    session,
                    name=name,
                    role="mentor",
                    kind="technical",
                    cadence=Cadence("weeks", 2),
                    started_on=date(2026, 1, 1),
                )
                meeting = meetings.plan(session, made, START, ZONE, 45, now=NOW)
                agenda.add(session, meeting, "Item", "by-next-time", "mentee")
        self.begun = content(desk.connection)

    def take(self, verb, number):
        if verb in ("undo", "redo"):
            self._travel(verb)
            return
        self.number = number
        try:
            with self.desk.change(verb.__name__) as session:
                verb(self, session)
        except MentorDeskError:
            pass

    def _travel(self, verb):
        if verb == "undo" and self.desk.undo_label != "Begin":
            self.desk.undo()
        elif verb == "redo" and self.desk.redo_label:
            self.desk.redo()

    def one(self, table, column="id", where="1"):
        there = "" if table in ("pause", "placement", "template_item") else "trashed_at is null and"
        query = f"select {column} from {table} where {there} {where} order by id"
        rows = self.desk._file.execute(query).fetchall()
        if not rows:
            raise MentorDeskError
        return rows[self.number % len(rows)][0]

    def meeting(self):
        return self.one("meeting")

    def mentorship(self):
        return self.one("mentorship")

    def plan(self, session):
        start = START + timedelta(days=self.number % 40)
        meetings.plan(session, self.mentorship(), start, ZONE, 45, now=NOW)

    def start(self, session):
        meetings.start(session, self.meeting(), NOW)

    def end(self, session):
        meetings.end(session, self.one("meeting", where="state = 'running'"), NOW)

    def reopen(self, session):
        meetings.reopen(session, self.one("meeting", where="state = 'held'"))

    def cancel(self, session):
        (meetings.miss if self.number % 2 else meetings.cancel)(session, self.meeting())

    def raise_item(self, session):
        sections = ("by-next-time", "code-review", "accomplish")
        private = not self.number % 3
        words = "Item", sections[self.number % 3], "mentee", 5, private
        agenda.add_for_next(session, self.mentorship(), *words)

    def settle_item(self, session):
        item = self.one("agenda_item")
        done = (agenda.park, agenda.drop, agenda.reopen)[self.number // 7 % 3]
        done(session, item)

    def tick(self, session):
        agenda.tick(session, self.one("agenda_item"), bool(self.number % 2))

    def place(self, session):
        agenda.place(session, self.one("agenda_item"), self.meeting())

    def meet_elsewhere(self, session):
        place = ("phone", "+49 30 1") if self.number % 2 else (None, "")
        meetings.meet_at(session, self.meeting(), *place)

    def find_useful(self, session):
        usefulness.say(session, self.one("meeting", where="state = 'held'"), self.number % 5 + 1)

    def say_met(self, session):
        meeting = self.meeting()
        for aim in next_time.asked(session, meeting)[:1]:
            next_time.answer(session, aim.placement_id, meeting, not aim.met)

    def ask(self, session):
        seeds = sorted(questions.seeds())
        meeting = self.one("meeting", where="state in ('planned', 'running')")
        questions.ask(session, seeds[self.number % 3], meeting_id=meeting, private=True)

    def answer(self, session):
        item = self.one("agenda_item", where="question_id is not null")
        questions.answer(session, item, f"Answer {self.number} 編集")

    def add_question(self, session):
        questions.add(session, f"What about {self.number % 4}?", "career")

    def edit_question(self, session):
        uid = self.one("question", "uid")
        questions.edit(session, uid, text=f"What of {self.number}?", kind=None)

    def put_question_away(self, session):
        uid = self.one("question", "uid")
        if self.number % 2:
            questions.hide(session, uid, not self.number % 3)
        else:
            questions.discard(session, uid, NOW)

    def use_template(self, session):
        listed = agenda_templates.listed(session)
        agenda_templates.use(session, listed[self.number % len(listed)].uid, self.meeting())

    def save_template(self, session):
        agenda_templates.save(session, self.meeting(), f"Ours {self.number}")

    def edit_template(self, session):
        listed = agenda_templates.listed(session, hidden=True)
        each = listed[self.number % len(listed)]
        verb = self.number // 11 % 6
        if verb == 0:
            agenda_templates.add_item(session, each.uid, "More", "accomplish", "mentor", 5)
        elif verb == 1 and each.items:
            agenda_templates.remove_item(session, each.uid, each.items[0].uid)
        elif verb == 2:
            agenda_templates.rename(session, each.uid, "Renamed")
        elif verb == 3:
            agenda_templates.hide(session, each.uid, not self.number % 2)
        elif verb == 4:
            agenda_templates.reset(session, each.uid)
        else:
            agenda_templates.discard(session, each.uid, NOW)

    def amend(self, session):
        terms = Terms(Cadence("weeks", self.number % 9 + 1), purpose=f"To {self.number % 5} 仕事")
        day = date(2026, 11, 1) + timedelta(days=self.number % 9)
        agreements.amend(session, self.mentorship(), terms, day, "We said so")

    def check_in(self, session):
        said = dict.fromkeys(QUESTIONS[: self.number % 6], 3)
        voice = ("mentor", "mentee")[self.number % 2]
        check_ins.answer(session, self.mentorship(), voice, date(2026, 11, 3), said, "Fine")

    def review_code(self, session):
        item = self.one("agenda_item")
        code_reviews.write(session, item, snippet=f"x = {self.number % 3}" * (self.number % 2))

    def find_something(self, session):
        item = self.one("agenda_item")
        code_reviews.add_finding(session, item, "Rename it", "mentee", NOW.date(), self.meeting())

    def turn(self, session):
        kind = (ACTION, AGENDA, DECISION, LEARNING)[self.number % 4]
        row = self.one(kind)
        turning.turn(session, kind, row, KINDS[self.number // 5 % 5], NOW, self.meeting())

    def turn_line(self, session):
        note = self.one("note", where="body <> '' and mentorship_id is not null")
        line = self.desk._file.execute("select body from note where id = ?", (note,)).fetchone()[0]
        first = line.split("\n")[0]
        turning.turn_line(session, note, 0, first, KINDS[self.number % 4], NOW)

    def write_note(self, session):
        notes.write(session, self.one("note"), f"Line {self.number}\nand another", NOW)

    def decide(self, session):
        owner = self.mentorship()
        decisions.add(session, owner, "We do it", NOW.date(), self.meeting(), private=True)
        learnings.add(session, owner, "It works", "mentee", NOW.date(), None)

    def pause(self, session):
        day = date(2026, 11, 25) + timedelta(days=self.number % 30)
        pauses.add(session, self.mentorship(), day, day + timedelta(days=9), "Leave")

    def unpause(self, session):
        pauses.delete(session, self.one("pause"))

    def close(self, session):
        going = self.one("mentorship", where="ended_on is null")
        outcome = ("ended", "completed")[self.number % 2]
        said = {"outcome": outcome, "by": "both", "why": "Enough", "letter": "Dear Sam"}
        mentorships.end(session, going, NOW.date(), **said)

    def go_on(self, session):
        ended = self.one("mentorship", where="ended_on is not null")
        mentorships.reopen(session, ended, "Letter", NOW)

    def throw_away(self, session):
        kind = TRASHED[self.number % len(TRASHED)]
        if kind == "meeting":
            meetings.discard(session, self.meeting(), NOW)
        elif kind == "agenda_item":
            agenda.discard(session, self.one(kind), NOW)
        elif kind not in ("question", "agenda_template"):
            trash.put(session, kind, self.one(kind, "uid"), NOW)

    def bring_back(self, session):
        if gone := trash.listed(session):
            chosen = gone[self.number % len(gone)]
            trash.restore(session, chosen.kind, chosen.uid)


VERBS = (
    Walk.plan,
    Walk.start,
    Walk.end,
    Walk.reopen,
    Walk.cancel,
    Walk.raise_item,
    Walk.settle_item,
    Walk.tick,
    Walk.place,
    Walk.meet_elsewhere,
    Walk.find_useful,
    Walk.say_met,
    Walk.ask,
    Walk.answer,
    Walk.add_question,
    Walk.edit_question,
    Walk.put_question_away,
    Walk.use_template,
    Walk.save_template,
    Walk.edit_template,
    Walk.amend,
    Walk.check_in,
    Walk.review_code,
    Walk.find_something,
    Walk.turn,
    Walk.turn_line,
    Walk.write_note,
    Walk.decide,
    Walk.pause,
    Walk.unpause,
    Walk.close,
    Walk.go_on,
    Walk.throw_away,
    Walk.bring_back,
)
step = st.tuples(st.sampled_from([*VERBS, *VERBS, "undo", "redo"]), st.integers(0, BIG))


@given(st.lists(step, max_size=30), st.sampled_from([None, None, KEY]))
@settings(max_examples=60, deadline=None)
def test_all_that_can_be_done_is_undone_and_leaves_a_whole_desk(qapp, steps, key):
    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "desk.mentordesk", key)
        walk = Walk(desk)
        for verb, number in steps:
            walk.take(verb, number)
            wrong = [each for each in check(desk.connection, protected=False) if each.found]
            assert wrong == [], f"{verb}: {wrong}"
        ended = content(desk.connection)
        done = len(desk._history.done) - 1
        for _ in range(done):
            desk.undo()
        assert content(desk.connection) == walk.begun
        for _ in range(done):
            desk.redo()
        assert content(desk.connection) == ended
        desk.close()
