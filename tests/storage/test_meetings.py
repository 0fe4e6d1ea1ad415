from datetime import date, timedelta

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.errors import MeetingOver, MeetingRunning, RowGone
from mentordesk.storage import agenda, meetings, mentorships, pauses, trash
from mentordesk.storage.schema import Note

from .mentorship import ZONE, Pair, at


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def first(pair):
    return pair.plan("2026-11-26 16:00")


def starts(pair):
    rows = meetings.of_mentorship(pair.desk.session, pair.id)
    return [(f"{row.starts_at:%Y-%m-%d %H:%M}", row.state) for row in rows]


def test_a_planned_meeting_has_an_empty_shared_note(pair, first):
    name = pair.meeting(first).note_uid
    note = pair.desk.session.query(Note).filter_by(uid=name).one()
    assert (note.body, note.private, note.meeting_id) == ("", False, first)


def test_the_moment_follows_from_the_wall_time_and_its_zone(pair):
    meeting = pair.meeting(pair.plan("2026-11-26 16:00", "America/New_York"))
    assert f"{meeting.starts_utc:%H:%M}" == "21:00"


def test_a_time_that_daylight_saving_skips_moves_forward(pair):
    meeting = pair.meeting(pair.plan("2026-03-29 02:30"))
    assert (meeting.starts_at, f"{meeting.starts_utc:%H:%M}") == (at("2026-03-29 03:30"), "01:30")


def test_of_a_time_that_comes_twice_it_is_the_first(pair):
    meeting = pair.meeting(pair.plan("2026-10-25 02:30"))
    assert (meeting.starts_at, f"{meeting.starts_utc:%H:%M}") == (at("2026-10-25 02:30"), "00:30")


def test_a_meeting_has_the_number_it_will_get(pair, first):
    second = pair.plan("2026-12-10 16:00")
    assert [pair.meeting(m).number for m in (first, second)] == [1, 2]
    pair.do(meetings.cancel, first)
    assert [pair.meeting(m).number for m in (first, second)] == [None, 1]


def test_ending_plans_the_next_meeting_by_the_cadence_at_the_same_time(pair, first):
    pair.end(first)
    assert starts(pair) == [("2026-12-10 16:00", "planned"), ("2026-11-26 16:00", "held")]


def test_the_next_meeting_is_after_today_however_long_ago_the_ended_one_was(pair):
    pair.end(pair.plan("2026-06-04 16:00"))
    assert starts(pair)[0] == ("2026-12-03 16:00", "planned")


def test_the_next_meeting_takes_the_usual_length(pair):
    following = pair.end(pair.plan("2026-11-26 16:00", minutes=90))
    assert pair.meeting(following).minutes == 45


def test_two_desks_that_end_the_same_meeting_make_the_same_next_one(pair, first):
    before = pair.meeting(pair.end(first))
    pair.desk.undo()
    after = pair.meeting(pair.end(first))
    assert (after.uid, after.note_uid) == (before.uid, before.note_uid)


def test_ending_plans_nothing_if_a_later_meeting_is_planned(pair, first):
    later = pair.plan("2027-01-14 16:00")
    assert pair.end(first) == later
    assert len(starts(pair)) == 2


def test_ending_plans_nothing_for_two_who_meet_ad_hoc(desk):
    pair = Pair(desk, Cadence("ad-hoc"))
    meeting = pair.plan("2026-11-26 16:00")
    pair.add(meeting, "CV")
    assert pair.end(meeting) is None
    assert pair.waiting() == ["CV"]


def test_ending_plans_nothing_while_a_mentorship_is_paused_or_ended(pair, first):
    pair.do(pauses.add, pair.id, date(2026, 11, 20))
    assert pair.end(first) is None
    pair.desk.undo()
    pair.do(pauses.resume, pair.id, date(2026, 11, 22))
    pair.start(first)
    pair.do(mentorships.end, pair.id, date(2026, 11, 22))
    assert pair.end(first) is None


def test_the_next_meeting_is_after_a_planned_pause(pair, first):
    pair.do(pauses.add, pair.id, date(2026, 12, 5), date(2027, 1, 7))
    pair.end(first)
    assert starts(pair)[0] == ("2027-01-07 16:00", "planned")


def test_open_items_are_carried_over_and_nothing_is_copied(pair, first):
    cv, _ = pair.add(first, "CV", "Talk")
    pair.do(agenda.tick, cv, True)
    following = pair.end(first)
    assert pair.outcomes(first) == {"CV": "discussed", "Talk": "carried"}
    assert pair.titles(following) == ["Talk"]
    count = pair.desk.connection.execute("select count(*) from agenda_item").fetchone()
    assert count == (2,)


def test_the_longest_carried_item_comes_first_after_what_is_there(pair, first):
    pair.add(first, "Old")
    second = pair.end(first)
    third = pair.plan("2026-12-24 16:00")
    pair.add(second, "New")
    pair.do(agenda.move, *(pair.add(second, "Newer")[0], second, "accomplish", "", "1"))
    pair.add(third, "There")
    pair.end(second)
    assert pair.titles(third) == ["There", "Old", "Newer", "New"]


def test_ending_is_one_undo_step(pair, first):
    pair.add(first, "CV")
    following = pair.end(first)
    pair.desk.undo()
    assert pair.meeting(first).state == "planned"
    assert pair.titles(first) == ["CV"]
    with pytest.raises(RowGone):
        pair.meeting(following)


def test_a_meeting_ended_out_of_order_carries_to_the_one_after_it(pair, first):
    second = pair.plan("2026-12-10 16:00")
    pair.add(second, "CV")
    third = pair.end(second)
    assert pair.titles(third) == ["CV"]
    assert (pair.titles(first), pair.end(first)) == ([], third)
    assert [pair.meeting(m).number for m in (second, first, third)] == [1, 2, 3]


def test_an_ad_hoc_meeting_ended_out_of_order_carries_to_what_is_still_planned(desk):
    pair = Pair(desk, Cadence("ad-hoc"))
    first, second = pair.plan("2026-11-26 16:00"), pair.plan("2026-12-10 16:00")
    pair.add(second, "CV")
    pair.end(second)
    assert pair.titles(first) == ["CV"]


def test_a_meeting_that_was_never_started_ends_as_held_when_it_was_planned(pair):
    meeting = pair.plan("2026-11-12 16:00")
    pair.end(meeting)
    held = pair.meeting(meeting)
    assert held.began_at == held.starts_utc
    assert held.ended_at == held.starts_utc + timedelta(minutes=45)


def test_a_meeting_written_down_days_later_ends_on_its_own_day(pair):
    meeting = pair.plan("2026-11-12 16:00")
    pair.do(meetings.start, meeting, pair.meeting(meeting).starts_utc)
    pair.end(meeting)
    assert f"{pair.meeting(meeting).ended_at:%d %H:%M}" == "12 15:45"


def test_cancelled_and_missed_meetings_hand_their_open_items_on(pair, first):
    second = pair.plan("2026-12-10 16:00")
    third = pair.plan("2026-12-24 16:00")
    pair.add(first, "CV")
    pair.do(meetings.cancel, first)
    assert pair.titles(second) == ["CV"]
    pair.do(meetings.miss, second)
    assert (pair.titles(second), pair.titles(third)) == ([], ["CV"])


def test_what_was_talked_about_stays_with_a_cancelled_meeting_and_is_back_with_it(pair, first):
    (cv,) = pair.add(first, "CV")
    pair.do(agenda.tick, cv, True)
    pair.do(meetings.cancel, first)
    assert pair.outcomes(first) == {"CV": "discussed"}
    pair.do(meetings.reopen, first)
    assert pair.outcomes(first) == {"CV": None}


def test_a_cancelled_meeting_planned_again_forgets_what_went_on(pair, first):
    (item,) = pair.add(first, "Cursors")
    pair.start(first)
    pair.do(agenda.tick, item, True)
    pair.do(meetings.cancel, first)
    later = pair.plan("2026-12-10 16:00")
    pair.do(agenda.tick, item, False)
    pair.do(meetings.reopen, first)
    assert (pair.outcomes(first), pair.titles(later)) == ({}, ["Cursors"])
    pair.end(first)
    assert pair.outcomes(first) == {}


def test_nothing_was_carried_over_from_a_meeting_that_was_cancelled_after_all(pair, first):
    pair.add(first, "Cursors")
    second = pair.end(first)
    third = pair.end(second)
    pair.do(meetings.reopen, first)
    pair.do(meetings.cancel, first)
    (entry,) = agenda.items(pair.desk.session, third)
    assert (entry.carried, entry.since) == (1, pair.meeting(second).starts_at.date())


def test_moving_a_missed_meeting_plans_it_again(pair, first):
    pair.add(first, "CV")
    pair.do(meetings.miss, first)
    pair.do(meetings.move, first, at("2026-11-27 10:00"), ZONE, 30)
    assert (pair.meeting(first).state, pair.titles(first)) == ("planned", ["CV"])


def test_a_held_meeting_is_not_moved_cancelled_or_started(pair, first):
    pair.end(first)
    for verb, *more in (
        (meetings.move, at("2026-11-27 10:00"), ZONE, 30),
        (meetings.cancel,),
        (meetings.miss,),
        (meetings.start, pair.desk.now()),
        (meetings.end, pair.desk.now()),
    ):
        with pytest.raises(MeetingOver):
            pair.do(verb, first, *more)


def test_only_one_meeting_of_a_mentorship_runs(pair, first):
    second = pair.plan("2026-12-10 16:00")
    pair.start(first)
    with pytest.raises(MeetingRunning):
        pair.start(second)
    following = pair.end(first)
    assert following == second
    pair.start(second)
    with pytest.raises(MeetingRunning):
        pair.do(meetings.reopen, first)


def test_a_reopened_meeting_has_its_items_and_its_number_again(pair, first):
    cv, talk, _ = pair.add(first, "CV", "Talk", "Thesis")
    pair.do(agenda.tick, cv, True)
    pair.start(first)
    pair.do(agenda.park, talk)
    following = pair.end(first)
    pair.do(meetings.reopen, first)
    assert pair.outcomes(first) == {"CV": None, "Talk": None, "Thesis": None}
    assert (pair.meeting(first).state, pair.meeting(first).number) == ("running", 1)
    assert pair.titles(following) == []


def test_a_reopened_meeting_ends_again_into_the_meeting_that_was_planned(pair, first):
    pair.add(first, "CV")
    following = pair.end(first)
    pair.do(meetings.reopen, first)
    assert pair.end(first) == following
    assert pair.titles(following) == ["CV"]
    assert [e.carried for e in agenda.items(pair.desk.session, following)] == [1]


@pytest.mark.parametrize("call_off", [meetings.cancel, meetings.discard])
def test_a_meeting_ends_again_when_the_next_was_called_off(pair, first, call_off):
    pair.add(first, "CV")
    following = pair.end(first)
    pair.do(call_off, following, *[pair.desk.now()] * (call_off is meetings.discard))
    pair.do(meetings.reopen, first)
    another = pair.end(first)
    assert another != following
    assert pair.titles(another) == ["CV"]


def test_what_went_on_stays_there_when_its_meeting_is_reopened(pair, first):
    talked, put_back, carried = pair.add(first, "Talked", "Put back", "Carried")
    pair.do(agenda.tick, talked, True)
    pair.start(first)
    pair.do(agenda.park, put_back)
    second = pair.end(first)
    pair.do(agenda.tick, talked, False)
    pair.do(agenda.reopen, put_back)
    pair.do(agenda.tick, carried, True)
    pair.do(meetings.reopen, first)
    assert pair.titles(first) == []
    assert pair.titles(second) == ["Carried", "Talked", "Put back"]


def test_an_item_carried_further_stays_when_an_old_meeting_is_reopened(pair, first):
    pair.add(first, "CV")
    second = pair.end(first)
    third = pair.end(second)
    pair.do(meetings.reopen, first)
    assert (pair.titles(first), pair.titles(third)) == ([], ["CV"])


def test_a_discarded_meeting_hands_its_items_on_and_comes_back_planned(pair, first):
    pair.add(first, "CV")
    pair.start(first)
    pair.do(meetings.discard, first, pair.desk.now())
    assert pair.waiting() == ["CV"]
    (gone,) = trash.listed(pair.desk.session)
    pair.do(trash.restore, gone.kind, gone.uid)
    assert (pair.meeting(first).state, pair.titles(first)) == ("planned", ["CV"])


def test_what_was_talked_about_is_on_the_agenda_of_a_meeting_that_comes_back(pair, first):
    (item,) = pair.add(first, "Cursors")
    pair.start(first)
    pair.do(agenda.tick, item, True)
    pair.do(meetings.discard, first, pair.desk.now())
    assert pair.titles(first) == []
    pair.do(trash.restore, "meeting", pair.meeting(first).uid)
    assert pair.outcomes(first) == {"Cursors": None}


def test_the_number_of_a_discarded_record_is_not_given_again(pair, first):
    second = pair.end(first)
    pair.do(meetings.discard, first, pair.desk.now())
    pair.end(second)
    assert pair.meeting(second).number == 2


def test_coming_meetings_are_those_of_all_mentorships_by_time(pair, first):
    other = Pair(pair.desk)
    earlier = other.plan("2026-11-25 09:00")
    assert [meeting.id for meeting in meetings.coming(pair.desk.session)] == [earlier, first]


def test_a_meeting_is_found_by_its_uid(pair, first):
    assert meetings.by_uid(pair.desk.session, pair.meeting(first).uid) == first
    with pytest.raises(RowGone):
        meetings.by_uid(pair.desk.session, "nothing")


def test_the_last_held_meeting_has_a_day(pair, first):
    assert meetings.last_held(pair.desk.session, pair.id) is None
    pair.end(first)
    assert meetings.last_held(pair.desk.session, pair.id) == date(2026, 11, 26)


def test_a_missed_meeting_is_planned_again_with_its_items_and_gets_the_next_number(pair, first):
    pair.add(first, "CV")
    pair.do(meetings.miss, first)
    assert (pair.meeting(first).number, pair.waiting()) == (None, ["CV"])
    pair.do(meetings.move, first, at("2026-11-30 16:00"), "Europe/Berlin", 45)
    assert (pair.meeting(first).state, pair.titles(first), pair.waiting()) == (
        "planned",
        ["CV"],
        [],
    )
    pair.start(first)
    following = pair.end(first)
    assert (pair.meeting(first).number, pair.titles(following)) == (1, ["CV"])


def test_what_a_missed_meeting_leaves_moves_on_to_the_one_that_is_planned(pair, first):
    later = pair.plan("2026-12-10 16:00")
    pair.add(first, "CV")
    pair.do(meetings.miss, first)
    assert (pair.titles(later), pair.meeting(later).number) == (["CV"], 1)
    assert mentorships.held(pair.desk.session, pair.id) == []


def test_one_that_began_on_an_earlier_day_was_held_on_that_day(pair, first, clock):
    clock.now = clock.now.replace(day=24, hour=9, minute=13)
    pair.start(first)
    following = pair.end(first)
    assert starts(pair) == [("2026-12-08 16:00", "planned"), ("2026-11-24 09:10", "held")]
    assert pair.meeting(following).number == 2


def test_one_that_began_earlier_on_its_day_stays_where_it_was_planned(pair, first, clock):
    clock.now = clock.now.replace(day=26, hour=9)
    pair.start(first)
    pair.end(first)
    assert starts(pair) == [("2026-12-10 16:00", "planned"), ("2026-11-26 16:00", "held")]


def test_a_meeting_in_a_zone_that_this_computer_does_not_know_is_held_and_followed(desk):
    pair = Pair(desk)
    meeting = pair.plan("2026-11-23 10:00")
    desk.connection.execute("update meeting set zone = 'Foo/Bar'")
    desk.connection.commit()
    pair.start(meeting)
    following = pair.end(meeting)
    assert pair.meeting(following).starts_at > pair.meeting(meeting).starts_at
