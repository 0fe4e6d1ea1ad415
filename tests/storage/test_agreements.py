from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentordesk.domain.agreement import Terms
from mentordesk.domain.cadence import Cadence
from mentordesk.domain.place import Place
from mentordesk.storage import agreements, mentorships, search, trash
from mentordesk.storage.places import resolve

from .mentorship import Pair

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=30)
TERMS = Terms(Cadence("weeks", 2), purpose="To learn", review_on=date(2027, 2, 23))


@pytest.fixture
def pair(desk):
    return Pair(desk)


def days(pair):
    return [version.agreed_on for version in agreements.versions(pair.desk.session, pair.id)]


def current(pair):
    return agreements.current(pair.desk.session, pair.id)


def meets(pair):
    facts = mentorships.facts(pair.desk.session, pair.id, TODAY)
    return facts.cadence, facts.channel, facts.address


def test_there_is_no_agreement_until_one_is_made(pair):
    assert current(pair) is None
    assert agreements.offered(pair.desk.session, pair.id) == Terms(Cadence("weeks", 2))


def test_each_amendment_is_a_version_of_its_day(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    pair.do(agreements.amend, pair.id, replace(TERMS, purpose="To teach"), LATER, "It turned round")
    assert days(pair) == [LATER, TODAY]
    newest, first = agreements.versions(pair.desk.session, pair.id)
    assert (first.terms, first.remark) == (TERMS, "")
    assert (newest.terms.purpose, newest.remark) == ("To teach", "It turned round")


def test_a_correction_on_the_same_day_is_no_amendment(pair):
    pair.do(agreements.amend, pair.id, replace(TERMS, purpose="To laern"), TODAY)
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    assert days(pair) == [TODAY]
    assert current(pair).terms == TERMS


def test_an_amendment_taken_back_the_same_day_never_was(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    pair.do(agreements.amend, pair.id, replace(TERMS, boundaries="No mail"), LATER)
    pair.do(agreements.amend, pair.id, TERMS, LATER)
    assert days(pair) == [TODAY]


def test_what_changes_nothing_is_no_amendment(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    pair.do(agreements.amend, pair.id, TERMS, LATER)
    assert days(pair) == [TODAY]


def test_the_two_meet_as_agreed_in_one_step(pair):
    before = meets(pair)
    monthly = Cadence("monthly-day")
    agreed = replace(TERMS, cadence=monthly, channel="phone", address="+49 30 1")
    pair.do(agreements.amend, pair.id, agreed, TODAY)
    assert meets(pair) == (monthly, "phone", "+49 30 1")
    pair.desk.undo()
    assert meets(pair) == before
    assert current(pair) is None


def test_a_review_that_keeps_it_sets_the_next_day(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    pair.do(agreements.keep, pair.id, LATER, date(2027, 5, 23))
    assert days(pair) == [LATER, TODAY]
    assert current(pair).terms == replace(TERMS, review_on=date(2027, 5, 23))


def test_without_an_agreement_nothing_is_kept(pair):
    pair.do(agreements.keep, pair.id, TODAY, LATER)
    pair.do(agreements.follow, pair.id, TODAY)
    assert current(pair) is None


def test_a_cadence_changed_elsewhere_is_an_amendment(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    pair.do(mentorships.edit, pair.id, cadence=Cadence("weeks", 4))
    pair.do(agreements.follow, pair.id, LATER)
    pair.do(agreements.follow, pair.id, LATER + timedelta(days=1))
    assert days(pair) == [LATER, TODAY]
    assert current(pair).terms == replace(TERMS, cadence=Cadence("weeks", 4))


def test_a_clock_set_back_does_not_bring_an_old_agreement_back(pair):
    pair.do(agreements.amend, pair.id, TERMS, LATER)
    pair.do(agreements.amend, pair.id, replace(TERMS, purpose="To teach"), TODAY)
    assert current(pair).terms.purpose == "To teach"


def found(pair, words):
    hits = search.find(pair.desk.connection, words)
    pair.desk.connection.execute("insert into search (search, rank) values ('integrity-check', 1)")
    pair.desk.connection.commit()
    return [(hit.kind, hit.title) for hit in hits]


def test_only_what_holds_is_found(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    pair.do(agreements.amend, pair.id, replace(TERMS, purpose="To teach"), LATER)
    assert found(pair, "learn") == []
    assert found(pair, "teach") == [("agreement", "To teach")]
    pair.desk.undo()
    assert found(pair, "learn") == [("agreement", "To learn")]
    assert found(pair, "teach") == []
    pair.desk.undo()
    assert found(pair, "learn") == []


def test_a_correction_is_found_and_so_are_words_inside_words(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    pair.do(agreements.amend, pair.id, replace(TERMS, boundaries="user_name"), TODAY)
    assert found(pair, "name") == [("agreement", "To learn")]


def test_in_the_trash_it_is_not_found(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    uid = mentorships.facts(pair.desk.session, pair.id, TODAY).uid
    pair.do(trash.put, "mentorship", uid, pair.desk.now())
    assert found(pair, "learn") == []
    pair.do(trash.restore, "mentorship", uid)
    assert found(pair, "learn") == [("agreement", "To learn")]


def test_a_mentorship_that_never_was_leaves_nothing_to_find(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    pair.desk.connection.execute("delete from mentorship")
    assert found(pair, "learn") == []


def test_what_is_found_is_shown_beside_its_history(pair):
    pair.do(agreements.amend, pair.id, TERMS, TODAY)
    uid = mentorships.facts(pair.desk.session, pair.id, TODAY).uid
    connection = pair.desk.connection
    place = resolve(connection, Place("agreement", current(pair).uid))
    assert place == Place("mentorship", uid, "agreement")
    pair.do(trash.put, "mentorship", uid, pair.desk.now())
    assert resolve(connection, Place("agreement", current(pair).uid)) is None
