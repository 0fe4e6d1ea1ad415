import argparse

import pytest

from mentordesk.commands import agenda as command
from mentordesk.commands import naming
from mentordesk.storage import agenda, mentorships, people
from tests.acquaintances import Acquaintances


@pytest.fixture
def known(desk):
    return Acquaintances(desk)


@pytest.fixture
def printed(desk, monkeypatch, capsys):
    """Run the command on the desk and return what it printed; its raw key is its passphrase."""
    monkeypatch.setattr(command.opening, "key_of", lambda _: desk.key)

    def run(*arguments, name="Priya"):
        parser = argparse.ArgumentParser()
        command.add(parser.add_subparsers())
        given = ["agenda", str(desk.path), "--mentorship", name, "--today", "2026-11-23"]
        options = parser.parse_args([*given, *arguments])
        assert options.run(options) == 0
        return capsys.readouterr()

    return run


@pytest.fixture
def priya(known):
    """A meeting that was held, two to come, and something private on the first of them."""
    priya = known.someone("Priya Raman")
    known.held(priya, "2026-11-12T16:00")
    meeting = known.meeting(priya, "2026-11-26T16:00", items=2)
    known.meeting(priya, "2026-12-10T16:00")
    known.do("Add", agenda.add, meeting, "Hidden", "accomplish", "mentor", private=True)
    return priya


def test_the_next_agenda_is_printed_as_markdown(printed, priya, known):
    known.do("Say", people.set_me, "Alex Winter")
    out, err = printed()
    assert out.startswith("# Meeting 2: Alex Winter and Priya Raman\n\nThu 26 Nov, 16:00–16:45")
    assert "- Item 0 (Priya)" in out
    assert "Hidden" not in out
    assert err == "1 private item was left out.\n"


@pytest.mark.parametrize(
    ("form", "line"),
    [("md", "- Q&A \\<b>"), ("text", "- Q&A <b>"), ("slack", "• Q&amp;A &lt;b&gt;")],
)
def test_each_format_writes_words_in_its_way(printed, priya, known, form, line):
    known.do("Add", agenda.add_for_next, priya, "Q&A <b>", "accomplish", "mentee")
    assert f"\n{line} (Priya)\n" in printed("--format", form).out


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (("--meeting", "last"), "# Meeting 1:"),
        (("--meeting", "3"), "# Meeting 3:"),
        (("--summary",), "# Meeting 1:"),
        (("--summary", "--meeting", "next"), "# Meeting 2:"),
    ],
)
def test_a_meeting_can_be_named(printed, priya, arguments, title):
    assert printed(*arguments).out.startswith(title)


def test_a_meeting_that_is_not_there_is_told(printed, priya, known):
    known.someone("Jonas Berg")
    with pytest.raises(command.MeetingUnknown):
        printed("--meeting", "9")
    with pytest.raises(command.MeetingUnknown):
        printed("--meeting", "0")
    with pytest.raises(command.MeetingUnknown):
        printed(name="Jonas")
    with pytest.raises(naming.MentorshipUnknown):
        printed(name="Nobody")


def test_of_several_mentorships_with_one_person_a_uid_names_one(printed, priya, known, desk):
    both = known.someone("Priya Raman", role="mentee")
    known.meeting(both, "2026-11-25T10:00")
    with pytest.raises(command.MeetingAmbiguous):
        printed()
    uid = mentorships.facts(desk.session, both, desk.today()).uid
    assert "Wed 25 Nov, 10:00" in printed(name=uid).out


def test_a_meeting_is_named_by_a_word_or_a_number(printed, priya):
    with pytest.raises(SystemExit):
        printed("--meeting", "soon")
