import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain import slack

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=20)


@pytest.mark.parametrize(
    ("workspace", "member", "address"),
    [
        ("T0AB", "U0CD", "slack://user?team=T0AB&id=U0CD"),
        ("T0AB", "C0CD", "slack://channel?team=T0AB&id=C0CD"),
        ("acme", "U0CD", "https://acme.slack.com/team/U0CD"),
        ("acme", "C0CD", "https://acme.slack.com/archives/C0CD"),
        ("https://Acme.slack.com/", "U0CD", "https://acme.slack.com/team/U0CD"),
        ("acme", "@anna", "acme · @anna"),
        ("", "@anna", "@anna"),
        ("acme", "", "acme"),
        ("", "https://acme.slack.com/archives/C1/p2", "https://acme.slack.com/archives/C1/p2"),
    ],
)
def test_a_workspace_and_a_member_make_an_address(workspace, member, address):
    assert slack.address(workspace, member) == address


@given(WORDS, WORDS)
def test_what_an_address_was_made_of_makes_it_again(workspace, member):
    made = slack.address(workspace, member)
    assert slack.address(*slack.fields(made)) == made


@given(st.sampled_from(["T0AB", "acme", "Acme Inc"]), st.sampled_from(["U0CD", "C0CD", "anna"]))
def test_known_names_come_back(workspace, member):
    assert slack.fields(slack.address(workspace, member)) == (workspace, member)


def test_a_longer_link_stays_whole():
    link = "https://acme.slack.com/archives/C1/p123?thread_ts=1"
    assert slack.fields(link) == ("", link)
    assert slack.links(link) == ()
