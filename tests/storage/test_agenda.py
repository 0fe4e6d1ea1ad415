import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.errors import MeetingOver, OtherMentorship, RowGone
from mentordesk.storage import agenda, lots, meetings, mentorships, trash

from .mentorship import Pair


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def first(pair):
    return pair.plan("2026-11-26 16:00")


@pytest.fixture
def second(pair, first):
    return pair.plan("2026-12-10 16:00")


def test_items_keep_their_order(pair, first):
    pair.add(first, "CV", "Talk", "Thesis")
    assert pair.titles(first) == ["CV", "Talk", "Thesis"]


def test_items_stand_in_their_sections(pair, first):
    pair.add(first, "Stuck", section="struggling")
    pair.add(first, "CV")
    assert pair.titles(first) == ["CV", "Stuck"]


def test_moving_an_item_within_its_section_changes_one_row(pair, first, heard):
    _, talk = pair.add(first, "CV", "Talk")
    pair.do(agenda.move, talk, first, "accomplish", "", "i")
    assert pair.titles(first) == ["Talk", "CV"]
    assert len(heard[-1].rows) == 1


def test_an_item_moves_to_another_section(pair, first):
    cv, _ = pair.add(first, "CV", "Talk")
    pair.do(agenda.move, cv, first, "struggling", "", None)
    assert [(e.title, e.section) for e in agenda.items(pair.desk.session, first)] == [
        ("Talk", "accomplish"),
        ("CV", "struggling"),
    ]


def test_an_item_of_a_mentorship_without_a_meeting_waits_and_joins_the_first(pair):
    pair.do(agenda.add_for_next, pair.id, "CV", "accomplish", "mentee")
    assert pair.waiting() == ["CV"]
    meeting = pair.plan("2026-11-26 16:00")
    assert (pair.waiting(), pair.titles(meeting)) == ([], ["CV"])


def test_an_item_for_next_time_is_put_on_the_earliest_planned_meeting(pair, first, second):
    pair.do(agenda.add_for_next, pair.id, "CV", "accomplish", "mentee")
    assert (pair.titles(first), pair.titles(second)) == (["CV"], [])


def test_a_moved_item_is_on_one_agenda_only(pair, first, second):
    (cv,) = pair.add(first, "CV")
    pair.do(agenda.place, cv, second)
    assert (pair.titles(first), pair.titles(second)) == ([], ["CV"])


def test_placing_an_item_where_it_is_changes_nothing(pair, first, heard):
    (cv,) = pair.add(first, "CV")
    before = len(heard)
    pair.do(agenda.place, cv, first)
    assert len(heard) == before


def test_an_item_never_joins_a_meeting_that_is_over(pair, first, second):
    (cv,) = pair.add(second, "CV")
    pair.end(first)
    with pytest.raises(MeetingOver):
        pair.do(agenda.place, cv, first)
    with pytest.raises(MeetingOver):
        pair.add(first, "Talk")


def test_an_item_stays_with_its_mentorship(pair, first):
    (cv,) = pair.add(first, "CV")
    other = Pair(pair.desk)
    with pytest.raises(OtherMentorship):
        pair.do(agenda.place, cv, other.plan("2026-11-26 18:00"))


def test_parking_takes_an_item_off_a_planned_agenda(pair, first):
    cv, _ = pair.add(first, "CV", "Talk")
    pair.do(agenda.park, cv)
    assert pair.titles(first) == ["Talk"]
    assert [e.title for e in agenda.parked(pair.desk.session, pair.id)] == ["CV"]


def test_a_running_meeting_goes_on_showing_what_is_parked_and_dropped(pair, first):
    cv, talk = pair.add(first, "CV", "Talk")
    pair.start(first)
    pair.do(agenda.park, cv)
    pair.do(agenda.drop, talk)
    assert pair.titles(first) == ["CV", "Talk"]
    pair.end(first)
    assert pair.outcomes(first) == {"CV": "parked", "Talk": "dropped"}


def test_a_parked_item_comes_back_to_the_next_planned_meeting(pair, first):
    (cv,) = pair.add(first, "CV")
    pair.do(agenda.park, cv)
    pair.do(agenda.reopen, cv)
    assert pair.titles(first) == ["CV"]


def test_an_item_talked_about_comes_back_when_it_is_unticked(pair, first, second):
    (cv,) = pair.add(first, "CV")
    pair.do(agenda.tick, cv, True)
    pair.end(first)
    pair.do(agenda.tick, cv, False)
    assert pair.outcomes(first) == {"CV": "discussed"}
    assert pair.titles(second) == ["CV"]


def test_parking_lots_have_the_items_of_each_mentorship(pair, first):
    (cv,) = pair.add(first, "CV")
    pair.do(agenda.park, cv)
    (lot,) = lots.parked(pair.desk.session)
    assert (lot.person, [entry.title for entry in lot.entries]) == ("Priya Raman", ["CV"])


def test_a_discarded_item_comes_back_to_its_old_place(pair, first):
    cv, _ = pair.add(first, "CV", "Talk")
    pair.do(agenda.discard, cv, pair.desk.now())
    assert pair.titles(first) == ["Talk"]
    (gone,) = trash.listed(pair.desk.session)
    pair.do(trash.restore, gone.kind, gone.uid)
    assert pair.titles(first) == ["CV", "Talk"]


def test_a_discarded_item_comes_back_to_the_next_meeting_once_its_own_is_over(pair, first):
    (cv,) = pair.add(first, "CV")
    pair.do(agenda.discard, cv, pair.desk.now())
    following = pair.end(first)
    (gone,) = trash.listed(pair.desk.session)
    pair.do(trash.restore, gone.kind, gone.uid)
    assert pair.titles(following) == ["CV"]


def test_a_discarded_item_is_gone(pair, first):
    (cv,) = pair.add(first, "CV")
    pair.do(agenda.discard, cv, pair.desk.now())
    with pytest.raises(RowGone):
        agenda.entry(pair.desk.session, cv)


def test_an_edited_item_keeps_what_was_not_edited(pair, first):
    (cv,) = pair.add(first, "CV")
    pair.do(agenda.edit, cv, title="Thesis", minutes=10)
    entry = agenda.entry(pair.desk.session, cv)
    assert (entry.title, entry.minutes, entry.voice) == ("Thesis", 10, "mentee")
    with pytest.raises(TypeError):
        pair.do(agenda.edit, cv, state="parked")


def test_carried_counts_the_meetings_that_ended_without_it_and_names_the_first(pair, first):
    pair.add(first, "CV")
    third = pair.end(pair.end(first))
    (entry,) = agenda.items(pair.desk.session, third)
    assert (entry.carried, str(entry.since)) == (2, "2026-11-26")


def test_a_record_counts_only_what_was_before_it(pair, first):
    pair.add(first, "CV")
    second = pair.end(first)
    pair.end(second)
    assert [e.carried for e in agenda.items(pair.desk.session, second)] == [1]
    assert [e.carried for e in agenda.items(pair.desk.session, first)] == [0]


def test_an_agenda_is_read_with_as_many_queries_for_a_thousand_items_as_for_one(pair, first):
    seen = []
    pair.add(first, "CV")
    pair.desk.connection.set_trace_callback(seen.append)
    agenda.items(pair.desk.session, first)
    few = len(seen)
    with pair.desk.change("Add") as session:
        for number in range(50):
            agenda.add(session, first, str(number), "struggling", "mentor")
    seen.clear()
    agenda.items(pair.desk.session, first)
    assert len(seen) == few
    pair.desk.connection.set_trace_callback(None)


def test_an_item_that_was_cancelled_with_its_ad_hoc_meeting_waits(desk):
    pair = Pair(desk, Cadence("ad-hoc"))
    meeting = pair.plan("2026-11-26 16:00")
    pair.add(meeting, "CV")
    pair.do(meetings.cancel, meeting)
    assert pair.waiting() == ["CV"]


def test_what_waits_is_told_for_each_mentorship_that_goes_on(pair):
    pair.do(agenda.add_for_next, pair.id, "CV", "accomplish", "mentee")
    (lot,) = lots.waiting(pair.desk.session)
    assert [entry.title for entry in lot.entries] == ["CV"]
    pair.do(mentorships.end, pair.id, pair.desk.today())
    assert lots.waiting(pair.desk.session) == []
