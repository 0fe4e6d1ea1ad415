import argparse
import json
from datetime import date

import pytest

from mentordesk.commands import chart
from mentordesk.storage import goals, milestones
from tests.storage.test_goals import START, days, goal


@pytest.fixture
def passphrase(tmp_path, monkeypatch, key):
    """The desk's raw key stands for its passphrase: making a key takes its time elsewhere."""
    monkeypatch.setattr(chart.opening, "key_of", lambda _: key)


@pytest.fixture
def path(desk, passphrase):
    with desk.change("Add goals") as session:
        goal_id = goal(session, title="Teach GraphQL")
        one = milestones.add(session, goal_id, "Größe", on=START, points=3, target=days(100))
        milestones.add(session, goal_id, "Talk", on=days(9), points=5)
        milestones.reach(session, one, days(20))
    return desk.path


def ran(path, *arguments):
    parser = argparse.ArgumentParser()
    chart.add(parser.add_subparsers())
    options = parser.parse_args(["chart", str(path), *arguments])
    return options.run(options)


def test_the_numbers_behind_a_burn_down(path, capsys):
    assert ran(path, "--goal", "Teach GraphQL", "--json", "--today", "2026-11-23") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["goal"], found["today"]) == ("Teach GraphQL", "2026-11-23")
    assert (found["total"], found["remaining"], found["plateau"]) == (8, 5, None)
    assert found["steps"][1] == {"on": "2026-07-15", "remaining": 8}
    assert found["scope"] == [{"on": "2026-07-15", "change": 5}]
    assert found["reached"] == [{"on": "2026-07-26", "title": "Größe", "points": 3, "remaining": 5}]
    assert found["ideal"][0] == {"on": "2026-07-06", "remaining": 3.0}
    assert found["ideal"][1] == {"on": "2026-10-14", "remaining": 0.0}


def test_nothing_is_told_of_days_after_today(path, capsys):
    ran(path, "--goal", "Teach GraphQL", "--json", "--today", "2026-07-20")
    assert json.loads(capsys.readouterr().out)["remaining"] == 8


def test_every_field_is_documented(path, capsys):
    ran(path, "--goal", "Teach GraphQL", "--json")
    assert all(name in chart.FIELDS for name in json.loads(capsys.readouterr().out))


def test_in_words_it_tells_the_same(path, capsys):
    ran(path, "--goal", "teach graphql", "--today", "2026-11-23")
    assert "5 of 8 points remain on 2026-11-23" in capsys.readouterr().out


def test_an_unknown_goal_is_said_so(path):
    with pytest.raises(chart.GoalUnknown):
        ran(path, "--goal", "Teach")


def test_a_title_of_several_goals_names_none(path, desk, capsys):
    with desk.change("Add goal") as session:
        other = goal(session, title="Teach GraphQL")
    with pytest.raises(chart.GoalAmbiguous):
        ran(path, "--goal", "Teach GraphQL")
    ran(path, "--goal", goals.facts(desk.session, other).uid, "--json")
    assert json.loads(capsys.readouterr().out)["steps"] == []


def test_a_goal_in_the_trash_is_unknown(path, desk):
    with desk.change("Delete") as session:
        goals.discard(session, goals.listed(session)[0].goal_id, desk.now())
    with pytest.raises(chart.GoalUnknown):
        ran(path, "--goal", "Teach GraphQL", "--today", str(date(2026, 11, 23)))
