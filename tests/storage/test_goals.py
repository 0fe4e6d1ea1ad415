from datetime import date, timedelta

import pytest
from sqlalchemy import event

from mentordesk.domain.plateau import Plateau
from mentordesk.errors import RowGone
from mentordesk.storage import goals, milestones, trash
from mentordesk.storage.schema import Mentorship, Pause, Person

START = date(2026, 7, 6)
TODAY = date(2026, 11, 23)


def mentorship(session, name="Priya Raman", role="mentor", kind="technical"):
    person = Person(name=name)
    session.add(person)
    session.flush()
    row = Mentorship(
        person_id=person.id, role=role, kind=kind, cadence="weeks", weeks=2, started_on=START
    )
    session.add(row)
    session.flush()
    return row.id


def goal(session, mentorship_id=None, title="teach GraphQL", **more):
    mentorship_id = mentorship_id or mentorship(session)
    return goals.add(session, mentorship_id, title=title, voice="mentee", started_on=START, **more)


def days(offset):
    return START + timedelta(days=offset)


def test_a_goal_keeps_its_three_blanks_and_whose_it_is(desk):
    with desk.change("Add goal") as session:
        blanks = {"so_that": "our team can move", "by_doing": "building one"}
        goal_id = goal(session, **blanks, private=True)
    facts = goals.facts(desk.session, goal_id)
    assert facts[2:9] == (
        "teach GraphQL", "our team can move", "building one", "mentee", "active", True, START,
    )  # fmt: skip
    assert facts[11:14] == ("mentor", "technical", "Priya Raman")


def test_a_goal_can_rest(desk):
    with desk.change("Add goal") as session:
        goal_id = goal(session)
    with desk.change("Rest goal") as session:
        goals.edit(session, goal_id, state="resting", private=True)
    assert goals.facts(desk.session, goal_id)[6:8] == ("resting", True)
    desk.undo()
    assert goals.facts(desk.session, goal_id)[6:8] == ("active", False)


def test_goals_are_listed_by_person(desk):
    with desk.change("Add goals") as session:
        goal(session, mentorship(session, "Priya"), "one")
        goal(session, mentorship(session, "anna"), "two")
    assert [each.title for each in goals.listed(desk.session)] == ["two", "one"]


def test_goals_of_one_mentorship_are_listed(desk):
    with desk.change("Add goals") as session:
        goal(session, title="one")
        other = mentorship(session, "Lin")
        goal(session, other, "two")
    assert [each.title for each in goals.listed(desk.session, other)] == ["two"]


def test_what_is_in_the_trash_is_not_listed(desk):
    with desk.change("Add goals") as session:
        one, two = mentorship(session), mentorship(session, "Lin")
        first, _ = goal(session, one, "one"), goal(session, two, "two")
        uid = session.get_one(Mentorship, two).uid
    with desk.change("Delete") as session:
        goals.discard(session, first, desk.now())
        trash.put(session, "mentorship", uid, desk.now())
    assert goals.listed(desk.session) == []


def test_a_goal_in_the_trash_is_gone_for_its_page(desk):
    with desk.change("Add goal") as session:
        goal_id = goal(session)
    uid = goals.facts(desk.session, goal_id).uid
    assert goals.by_uid(desk.session, uid) == goal_id
    with desk.change("Delete") as session:
        goals.discard(session, goal_id, desk.now())
    with pytest.raises(RowGone):
        goals.by_uid(desk.session, uid)


def a_plateau(session, goal_id):
    """The goal of the picture: 24 points, twice 8 added, 20 reached, 45 days without."""
    first = [milestones.add(session, goal_id, f"M{n}", on=START, points=3) for n in range(8)]
    for on in (40, 74):
        milestones.add(session, goal_id, f"added {on}", on=days(on), points=8)
    for milestone, on in zip(first, (14, 27, 48, 68, 80, 95), strict=False):
        milestones.reach(session, milestone, days(on))
    return first


def test_the_chart_is_told_by_the_events(desk):
    with desk.change("Add goal") as session:
        goal_id = goal(session)
        a_plateau(session, goal_id)
    chart = goals.chart(desk.session, goal_id, TODAY)
    assert (chart.total, chart.remaining) == (40, 22)
    assert [step.change for step in chart.scope] == [8, 8]
    assert chart.plateau == Plateau(days(95), 45, 15)


def test_a_goal_can_be_set_with_whom_one_still_meets(desk):
    with desk.change("Add mentorships") as session:
        one, two = mentorship(session, "priya"), mentorship(session, "Lin")
        session.get_one(Mentorship, one).ended_on = TODAY
    assert [each.person for each in goals.whoms(desk.session)] == ["Lin"]
    assert [each.mentorship_id for each in goals.whoms(desk.session, also=one)] == [two, one]


def test_a_resting_goal_is_on_no_plateau(desk):
    with desk.change("Add goal") as session:
        goal_id = goal(session)
        a_plateau(session, goal_id)
        goals.edit(session, goal_id, state="resting")
    assert goals.chart(desk.session, goal_id, TODAY).plateau is None


def test_the_ideal_line_knows_the_pauses_of_the_mentorship(desk):
    with desk.change("Add goal") as session:
        paused = mentorship(session)
        session.add(Pause(mentorship_id=paused, starts_on=days(10), ends_on=days(30)))
        goal_id = goal(session, paused)
        milestones.add(session, goal_id, "M", on=START, points=8, target=days(100))
    ideal = goals.chart(desk.session, goal_id, TODAY).ideal
    assert [(point.on, point.remaining) for point in ideal] == [
        (days(0), 8), (days(10), 7), (days(30), 7), (days(100), 0),
    ]  # fmt: skip


def test_a_milestone_in_the_trash_leaves_the_chart(desk):
    with desk.change("Add goal") as session:
        goal_id = goal(session)
        first = a_plateau(session, goal_id)
    with desk.change("Delete milestone") as session:
        milestones.discard(session, first[0], desk.now())
    assert goals.chart(desk.session, goal_id, TODAY).total == 37
    desk.undo()
    assert goals.chart(desk.session, goal_id, TODAY).total == 40


def test_charts_of_many_goals_need_as_many_queries_as_one(desk):
    with desk.change("Add goals") as session:
        ids = [goal(session, title=str(number)) for number in range(9)]
        milestones.add(session, ids[-1], "M", on=START, points=8)
    asked = []
    event.listen(desk.session.get_bind(), "before_cursor_execute", lambda *a: asked.append(a[2]))
    found = goals.charts(desk.session, ids, TODAY)
    assert [found[key].total for key in ids] == [0] * 8 + [8]
    assert len(asked) == 4
