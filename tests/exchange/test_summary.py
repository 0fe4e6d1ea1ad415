from datetime import UTC, date, datetime

import pytest

from mentordesk.commands import english
from mentordesk.exchange import gathering, markup, summary
from mentordesk.storage import (
    actions,
    agenda,
    code_reviews,
    decisions,
    learnings,
    meetings,
    mentorships,
    next_time,
    notes,
    people,
)
from mentordesk.storage.schema import AgendaItem, Meeting
from tests.storage.mentorship import Pair

TODAY = date(2026, 11, 23)
SECRET = "Canary"


@pytest.fixture
def pair(plain_desk):
    return Pair(plain_desk)


@pytest.fixture
def first(pair):
    return pair.plan("2026-11-12 16:00")


def agenda_of(pair, meeting):
    gathered = gathering.gathered(pair.desk.session, meeting)
    return summary.agenda(gathered, english.words(TODAY))


def summary_of(pair, meeting, **more):
    gathered = gathering.gathered(pair.desk.session, meeting)
    return summary.summary(gathered, english.words(TODAY), **more)


def lines(outline, heading):
    return [
        (line.text, *line.facts)
        for part in outline.parts
        if part.heading == heading
        for line in part.lines
    ]


def headings(outline):
    return [part.heading for part in outline.parts]


def test_an_agenda_reads_section_by_section(pair, first):
    pair.do(people.set_me, "Anna Winter")
    pair.do(agenda.add, first, "Cursors", "struggling", "mentee")
    pair.do(agenda.add, first, "Ship accounts", "accomplish", "mentor", 10)
    assert markup.plain(agenda_of(pair, first)) == (
        "Meeting 1: Anna Winter and Priya Raman\n"
        "Thu 12 Nov, 16:00–16:45 (Europe/Berlin)\n"
        "\n"
        "To accomplish\n"
        "What do you hope to get out of this meeting?\n"
        "- Ship accounts (Anna, 10 min)\n"
        "\n"
        "Struggling with\n"
        "Where are you stuck?\n"
        "- Cursors (Priya)\n"
    )


def test_while_nobody_said_who_i_am_the_role_stands_for_me(pair, first):
    pair.do(agenda.add, first, "Talk", "accomplish", "mentor")
    outline = agenda_of(pair, first)
    assert outline.title == "Meeting 1: with Priya Raman"
    assert lines(outline, "To accomplish") == [("Talk", "Mentor")]


def test_an_agenda_has_nothing_private_and_counts_it(pair, first):
    (secret, _) = pair.add(first, SECRET, "Open")
    pair.do(agenda.edit, secret, private=True)
    outline = agenda_of(pair, first)
    assert (outline.left_out, lines(outline, "To accomplish")) == (1, [("Open", "Priya")])


def test_what_is_parked_or_dropped_is_on_no_agenda(pair, first):
    parked, dropped, private, _ = pair.add(first, "Parked", "Dropped", SECRET, "Open")
    pair.do(agenda.edit, private, private=True)
    pair.start(first)
    for item, verb in ((parked, agenda.park), (dropped, agenda.drop), (private, agenda.drop)):
        pair.do(verb, item)
    outline = agenda_of(pair, first)
    assert (outline.left_out, lines(outline, "To accomplish")) == (0, [("Open", "Priya")])


def test_an_empty_agenda_says_so(pair, first):
    assert markup.plain(agenda_of(pair, first)).endswith("\nThere is nothing on the agenda yet.\n")


def test_a_section_of_another_kind_is_not_lost(pair, first):
    pair.add(first, "CV", section="advice")
    assert headings(agenda_of(pair, first)) == ["Advice"]


def test_an_agenda_says_where_it_is(pair, first):
    where = {"channel": "video", "address": " https://zoom.us/j/1 "}
    pair.do(mentorships.edit, pair.id, **where)
    assert agenda_of(pair, first).facts[1] == "Zoom: https://zoom.us/j/1"
    pair.do(mentorships.edit, pair.id, channel="in-person", address="Café Anna")
    assert agenda_of(pair, first).facts[1] == "In person: Café Anna"


@pytest.mark.parametrize(
    ("zone", "there"),
    [
        ("Asia/Kolkata", " · 20:30 in Kolkata"),
        ("Pacific/Auckland", " · Fri 13 Nov, 04:00 in Auckland"),
        ("Europe/Paris", ""),
        (None, ""),
    ],
)
def test_the_time_is_told_on_both_clocks(pair, first, zone, there):
    person = mentorships.facts(pair.desk.session, pair.id, TODAY).person_id
    pair.do(people.set_zone, person, zone)
    when = f"Thu 12 Nov, 16:00–16:45 (Europe/Berlin){there}"
    assert agenda_of(pair, first).facts == (when,)


def test_a_day_of_another_year_says_which(pair):
    meeting = pair.plan("2027-01-07 16:00")
    assert agenda_of(pair, meeting).facts[0].startswith("Thu 7 Jan 2027, 16:00")


@pytest.fixture
def full(pair, first):
    """A meeting that was held, with something of everything."""
    day = date(2026, 11, 12)
    talked, _, parked, dropped = pair.add(first, "Talk", "Later", "Some day", "Never")
    for title in ("Accounts work", "Search works"):
        pair.do(agenda.add, first, title, "by-next-time", "mentee")
    pair.start(first)
    agreed = agenda.items(pair.desk.session, first)[-2].item_id
    for item in (talked, agreed):
        pair.do(agenda.tick, item, True)
    pair.do(agenda.park, parked)
    pair.do(agenda.drop, dropped)
    pair.do(decisions.add, pair.id, "Accounts first", day, first)
    pair.do(actions.add, pair.id, "Sketch", "mentee", day, first, due=date(2026, 11, 27))
    kept = pair.do(actions.add, pair.id, "Introduce her", "mentor", day, first, due=day)
    pair.do(actions.tick, kept, True, datetime(2026, 11, 13, tzinfo=UTC))
    pair.do(learnings.add, pair.id, "A cursor is a promise", "mentee", day, first)
    pair.end(first)
    return first


def test_a_summary_tells_what_came_of_a_meeting(pair, full):
    outline = summary_of(pair, full)
    assert {heading: lines(outline, heading) for heading in headings(outline)} == {
        "Decisions": [("Accounts first",)],
        "Action items": [
            ("Sketch", "Priya", "due Fri 27 Nov"),
            ("Introduce her", "Mentor", "done"),
        ],
        "By next time": [("Accounts work", "Priya")],
        "Learnings": [("A cursor is a promise", "Priya")],
        "Discussed": [("Talk", "Priya")],
        "Carried over": [("Later", "Priya"), ("Search works", "Priya")],
        "Parked": [("Some day", "Priya")],
        "Next meeting": [("Thu 26 Nov, 16:00–16:45 (Europe/Berlin)",)],
    }


def test_a_code_review_leaves_with_its_link_and_its_findings(pair, first):
    (item,) = pair.add(first, "Recipe search", section="code-review")
    review = {"link": "https://git.example/pull/7", "snippet": SECRET, "better": SECRET}
    pair.do(code_reviews.write, item, **review)
    pair.do(code_reviews.add_finding, item, "Name the cursor", "mentee", TODAY)
    said = "Recipe search (Priya): https://git.example/pull/7"
    assert f"- {said}" in markup.plain(agenda_of(pair, first))
    pair.start(first)
    pair.do(agenda.tick, item, True)
    pair.end(first)
    text = markup.plain(summary_of(pair, first))
    assert f"- {said}" in text
    assert "[ ] Name the cursor (Priya)" in text
    assert SECRET not in text


def test_what_was_to_exist_is_told_where_it_was_agreed_and_where_it_was_asked_about(pair, full):
    second = meetings.next_after(pair.desk.session, full)
    (aim,) = next_time.asked(pair.desk.session, second)
    assert "To exist by then" not in headings(summary_of(pair, second))
    pair.do(next_time.answer, aim.placement_id, second, True)
    told = ("Accounts work", "Priya", "met")
    assert lines(summary_of(pair, second), "To exist by then") == [told]
    assert lines(summary_of(pair, full), "By next time") == [told]
    pair.do(agenda.edit, aim.item_id, private=True)
    assert "To exist by then" not in headings(summary_of(pair, second))
    assert summary_of(pair, second).left_out == 1


def test_a_meeting_without_anything_says_so(pair, first):
    assert markup.plain(summary_of(pair, first)).endswith("\nNothing was written down.\n")


def test_nothing_private_is_in_any_text(pair, full):
    session, day = pair.desk.session, date(2026, 11, 12)
    for verb, *voice in ((decisions.add,), (actions.add, "mentor"), (learnings.add, "mentor")):
        pair.do(verb, pair.id, SECRET, *voice, day, full, private=True)
    with pair.desk.change("Hide"):
        for entry in agenda.items(session, full):
            item = session.get_one(AgendaItem, entry.item_id)
            item.title, item.answer, item.private = f"{SECRET} {entry.title}", SECRET, True
        session.get_one(Meeting, full).useful = 1
    texts = [
        write(outline)
        for write in markup.FORMATS.values()
        for outline in (agenda_of(pair, full), summary_of(pair, full, with_note=True))
    ]
    assert not any(SECRET in text or "seful" in text for text in texts)
    assert summary_of(pair, full).left_out == 8


def test_an_answer_stays_even_where_its_question_leaves(pair, first):
    (item,) = pair.add(first, "What next?")
    with pair.desk.change("Answer") as session:
        session.get_one(AgendaItem, item).answer = SECRET
    assert SECRET not in markup.plain(agenda_of(pair, first))


def written(pair, meeting, body, private=False):
    uid = meetings.facts(pair.desk.session, meeting).note_uid
    note = notes.by_uid(pair.desk.session, uid)
    pair.do(notes.write, note, body, pair.desk.now())
    pair.do(notes.set_private, note, private)


def test_the_note_leaves_only_when_asked_for_and_shared(pair, full):
    written(pair, full, "# What we said")
    assert "Note" not in headings(summary_of(pair, full))
    assert summary_of(pair, full, with_note=True).parts[-1].body == "# What we said"
    written(pair, full, "# What we said", private=True)
    assert "Note" not in headings(summary_of(pair, full, with_note=True))


def test_a_link_names_only_a_note_that_is_shared(pair, full):
    note, _ = pair.do(notes.add, pair.desk.now(), "# Guidelines")
    pair.do(notes.set_private, note, False)
    pair.do(notes.add, pair.desk.now(), f"# {SECRET}")
    body = f"See [[guidelines]], [[{SECRET}]] and [[Nowhere]]."
    written(pair, full, body)
    pair.do(decisions.add, pair.id, body, date(2026, 11, 12), full)
    outline = summary_of(pair, full, with_note=True)
    plain = "See guidelines, a note and a note."
    assert lines(outline, "Decisions")[1] == (plain,)
    assert outline.parts[-1].body == plain
