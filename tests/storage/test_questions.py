from datetime import date

import pytest

from mentordesk.domain.cadence import Cadence
from mentordesk.domain.questions import Question, same
from mentordesk.errors import QuestionEmpty, RowGone
from mentordesk.storage import agenda, mentorships, question_list, questions, trash
from mentordesk.storage.question_seeds import seed_uid, seeds
from mentordesk.storage.questions import Listed

from .content import content
from .mentorship import Pair

UNSURE = seed_uid("technical-least-sure")
NEXT = seed_uid("technical-by-next")


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def meeting(pair):
    return pair.plan("2026-11-26 16:00")


def known(pair, uid=UNSURE, who=None):
    found = question_list.listed(pair.desk.connection, who)
    return next((each for each in found if each.question.uid == uid), None)


def texts(pair):
    return {same(each.question.text) for each in question_list.listed(pair.desk.connection)}


def imported(pair):
    found = question_list.listed(pair.desk.connection)
    return [each for each in found if not each.question.comes_along]


def ask(pair, meeting, uid=UNSURE, **more):
    return pair.do(questions.ask, uid, meeting_id=meeting, **more)


def hold(pair, meeting, item, answer=""):
    """Talk about an item, note the answer and end the meeting; return the one that follows."""
    pair.do(agenda.tick, item, True)
    if answer:
        pair.do(questions.answer, item, answer)
    return pair.end(meeting)


def rows(desk):
    return desk.connection.execute("select count(*) from question").fetchone()[0]


def test_a_question_that_comes_along_is_no_row_until_it_is_asked(pair, desk, meeting):
    assert (len(question_list.listed(desk.connection)), rows(desk)) == (len(seeds()), 0)
    ask(pair, meeting)
    assert (len(question_list.listed(desk.connection)), rows(desk)) == (len(seeds()), 1)


def test_a_question_that_is_asked_is_an_agenda_item_of_mine_in_its_section(pair, desk, meeting):
    (entry,) = agenda.items(desk.session, ask(pair, meeting, NEXT) and meeting)
    assert entry.title == seeds()[NEXT].text
    assert (entry.section, entry.voice, entry.private) == ("by-next-time", "mentor", False)


def test_a_question_is_asked_where_and_by_whom_one_says(pair, desk, meeting):
    item = ask(pair, meeting, where="struggling", voice="mentee", private=True)
    entry = agenda.entry(desk.session, item)
    assert (entry.section, entry.voice, entry.private) == ("struggling", "mentee", True)


def test_asking_what_is_on_the_agenda_does_not_double_it(pair, meeting):
    assert ask(pair, meeting) == ask(pair, meeting)
    assert len(pair.titles(meeting)) == 1


def test_asking_what_is_on_a_later_agenda_brings_it_here(pair, meeting):
    later = pair.plan("2026-12-10 16:00")
    ask(pair, later)
    ask(pair, meeting)
    assert (len(pair.titles(meeting)), pair.titles(later)) == (1, [])


def test_a_meeting_keeps_what_it_is_talking_about(pair, meeting):
    later = pair.plan("2026-12-10 16:00")
    ask(pair, meeting)
    pair.start(meeting)
    ask(pair, later)
    assert (len(pair.titles(meeting)), pair.titles(later)) == (1, [])


def test_asking_what_is_parked_opens_it_again(pair, meeting):
    pair.do(agenda.park, ask(pair, meeting))
    ask(pair, meeting)
    assert len(pair.titles(meeting)) == 1
    pair.do(agenda.park, ask(pair, meeting))
    pair.do(questions.ask, UNSURE, mentorship_id=pair.id)
    assert len(pair.titles(meeting)) == 1


def test_a_question_without_a_meeting_waits_for_one(pair):
    pair.do(questions.ask, UNSURE, mentorship_id=pair.id)
    assert pair.waiting() == [seeds()[UNSURE].text]
    assert (known(pair).state, known(pair).asked.on) == ("open", None)


def test_a_question_can_be_asked_again_once_it_was_talked_about(pair, meeting):
    first = ask(pair, meeting)
    later = hold(pair, meeting, first)
    assert ask(pair, later) != first


def test_asking_is_one_step_that_can_be_undone(pair, desk, meeting):
    before = content(desk.connection)
    ask(pair, meeting)
    desk.undo()
    assert content(desk.connection) == before


def test_the_bank_tells_when_a_question_was_asked_last_whom_and_the_answer(pair, meeting):
    later = hold(pair, meeting, ask(pair, meeting), "The cache")
    hold(pair, later, ask(pair, later), " The errors ")
    asked = known(pair).asked
    assert (asked.on, asked.person, asked.answer) == (
        date(2026, 12, 10),
        "Priya Raman",
        "The errors",
    )
    assert (asked.times, known(pair).state) == (2, "answered")


def test_what_was_asked_is_told_of_one_person_or_of_all(pair, desk, meeting):
    other = Pair(desk)
    hold(pair, meeting, ask(pair, meeting))
    assert known(pair).state == "asked"
    assert known(pair, who=[pair.id]).state == "asked"
    assert known(pair, who=[other.id]).state == "not-asked"


def test_what_was_asked_in_another_mentorship_with_the_same_person_counts(pair, desk, meeting):
    hold(pair, meeting, ask(pair, meeting))
    person = mentorships.facts(desk.session, pair.id, desk.today()).person_id
    whole = {"role": "mentee", "kind": "technical", "started_on": date(2026, 1, 1)}
    again = pair.do(mentorships.add, person_id=person, cadence=Cadence("ad-hoc"), **whole)
    who = question_list.with_same_person(desk.connection, again)
    assert known(pair, who=who).state == "asked"


def test_what_was_dropped_without_an_answer_was_not_asked(pair, meeting):
    item = ask(pair, meeting)
    pair.do(agenda.drop, item)
    assert known(pair).state == "not-asked"
    pair.do(questions.answer, item, "By mail: the cache")
    assert known(pair).state == "answered"


def test_what_is_in_the_trash_was_not_asked(pair, desk, meeting):
    pair.do(agenda.discard, ask(pair, meeting), desk.now())
    assert known(pair).state == "not-asked"


def test_history_tells_every_time_a_question_was_asked(pair, desk, meeting):
    later = hold(pair, meeting, ask(pair, meeting), "The cache")
    item = ask(pair, later)
    found = question_list.history(desk.connection, UNSURE)
    assert found[0].item_uid == agenda.entry(desk.session, item).uid
    assert [(str(each.on), each.answer, each.state) for each in found] == [
        ("2026-12-10", "", "open"),
        ("2026-11-26", "The cache", "discussed"),
    ]


def test_an_agenda_knows_what_its_questions_were_answered_before(pair, desk, meeting):
    later = hold(pair, meeting, ask(pair, meeting), "The cache")
    item = ask(pair, later)
    kept = question_list.of_meeting(desk.connection, later)[item]
    assert (kept.question, kept.answer) == (UNSURE, "")
    assert [(str(each.on), each.answer) for each in kept.earlier] == [("2026-11-26", "The cache")]
    assert question_list.of_meeting(desk.connection, meeting)[kept.earlier[0].item_id].earlier == []


def test_an_agenda_is_told_with_as_many_statements_for_many_questions_as_for_one(
    pair, desk, meeting
):
    seen = []
    ask(pair, meeting)
    desk.connection.set_trace_callback(seen.append)
    question_list.of_meeting(desk.connection, meeting)
    few = len(seen)
    desk.connection.set_trace_callback(None)
    with desk.change("Ask") as session:
        for uid in [*seeds()][:40]:
            questions.ask(session, uid, meeting_id=meeting)
    seen.clear()
    desk.connection.set_trace_callback(seen.append)
    assert len(question_list.of_meeting(desk.connection, meeting)) == 40
    desk.connection.set_trace_callback(None)
    assert len(seen) == few


def test_an_answer_is_found_by_search(pair, desk, meeting):
    pair.do(questions.answer, ask(pair, meeting), "The zebra cache")
    found = "select count(*) from search where search match 'zebra'"
    assert desk.connection.execute(found).fetchone()[0] == 1


def test_what_a_meeting_left_unanswered_is_told(pair, desk, meeting):
    talked, carried, done = (
        ask(pair, meeting, uid) for uid in (UNSURE, NEXT, seed_uid("technical-test"))
    )
    pair.do(agenda.tick, talked, True)
    hold(pair, meeting, done, "Nothing")
    found = questions.unanswered(desk.session, pair.id)
    assert [(each.item_id, each.state) for each in found] == [
        (talked, "discussed"),
        (carried, "open"),
    ]
    assert found[0].asked_on == date(2026, 11, 26)


def test_what_was_talked_about_is_asked_for_no_longer_than_until_the_next_meeting(
    pair, desk, meeting
):
    later = hold(pair, meeting, ask(pair, meeting))
    assert len(questions.unanswered(desk.session, pair.id)) == 1
    pair.end(later)
    assert questions.unanswered(desk.session, pair.id) == []


def test_what_no_meeting_had_yet_is_not_unanswered(pair, desk, meeting):
    ask(pair, meeting)
    assert questions.unanswered(desk.session, pair.id) == []


def test_suggestions_are_for_the_kind_and_the_first_meeting(pair, desk, meeting):
    def kinds():
        found = question_list.suggestions(desk.connection, pair.id, "technical")
        return {each.question.kind for each in found}

    assert kinds() == {"first-meeting"}
    pair.end(meeting)
    assert kinds() == {"technical"}


def test_suggestions_are_not_asked_twice(pair, desk, meeting):
    pair.end(meeting)
    asked = set()
    for _ in range(8):
        for each in question_list.suggestions(desk.connection, pair.id, "technical"):
            pair.do(questions.ask, each.question.uid, mentorship_id=pair.id)
            assert each.question.uid not in asked
            asked.add(each.question.uid)
    assert len(asked) == 24


def test_an_added_question_is_there_and_undone_it_is_not(pair, desk):
    uid = pair.do(questions.add, "  What do\nyou avoid? ", "career", " Fears ")
    assert known(pair, uid).question == Question(uid, "What do you avoid?", "career", "Fears")
    desk.undo()
    assert known(pair, uid) is None


def test_a_question_of_the_same_words_is_not_added_again(pair):
    uid = pair.do(questions.add, "What do you avoid?")
    assert pair.do(questions.add, " what do you AVOID?") == uid
    pair.do(questions.hide, UNSURE, True)
    assert pair.do(questions.add, seeds()[UNSURE].text) == UNSURE
    assert not known(pair).question.hidden


def test_a_question_has_words(pair):
    with pytest.raises(QuestionEmpty):
        pair.do(questions.add, " \t")
    with pytest.raises(QuestionEmpty):
        pair.do(questions.edit, UNSURE, text="")


def test_an_edited_question_stays_the_same_question(pair, desk):
    pair.do(questions.edit, UNSURE, text="Where are you least sure?", kind=None)
    question = known(pair).question
    assert (question.text, question.kind, question.category) == (
        "Where are you least sure?",
        None,
        "Code",
    )
    assert question.comes_along
    desk.undo()
    assert known(pair).question == seeds()[UNSURE]


def test_editing_leaves_what_was_asked_as_it_was_asked(pair, meeting):
    ask(pair, meeting)
    pair.do(questions.edit, UNSURE, text="Where are you least sure?")
    assert pair.titles(meeting) == [seeds()[UNSURE].text]
    assert known(pair).state == "open"


def test_a_hidden_question_is_not_suggested_until_it_is_shown_again(pair, desk, meeting):
    pair.end(meeting)
    first = question_list.suggestions(desk.connection, pair.id, "technical")[0].question.uid
    pair.do(questions.hide, first, True)
    found = question_list.suggestions(desk.connection, pair.id, "technical")
    assert first not in [each.question.uid for each in found]
    pair.do(questions.hide, first, False)
    assert question_list.suggestions(desk.connection, pair.id, "technical")[0].question.uid == first


def test_a_discarded_question_comes_back_from_the_trash_with_its_history(pair, desk, meeting):
    uid = pair.do(questions.add, "What do you avoid?")
    hold(pair, meeting, ask(pair, meeting, uid), "Phone calls")
    pair.do(questions.discard, uid, desk.now())
    assert known(pair, uid) is None
    with pytest.raises(RowGone):
        ask(pair, meeting, uid)
    (gone,) = trash.listed(desk.session)
    pair.do(trash.restore, gone.kind, gone.uid)
    assert known(pair, uid).asked.answer == "Phone calls"


def test_a_question_that_comes_along_hides_instead_of_coming_back(pair, desk):
    pair.do(questions.discard, UNSURE, desk.now())
    assert known(pair).question.hidden
    assert trash.listed(desk.session) == []


def test_a_list_is_added_in_one_step_and_never_twice(pair, desk):
    listed = [Listed("a", "Why?", "Work"), Listed("a", "Why so?", ""), Listed("b", " WHY? ", "")]
    assert pair.do(questions.add_listed, listed, "career") == (1, 2)
    assert pair.do(questions.add_listed, listed, "career") == (0, 3)
    assert {"why?"} == texts(pair) - {same(seed.text) for seed in seeds().values()}
    desk.undo()
    assert rows(desk) == 0


def test_a_question_edited_since_is_not_imported_again(pair):
    listed = [Listed("a", "Why?", "")]
    pair.do(questions.add_listed, listed)
    (uid,) = (each.question.uid for each in imported(pair))
    pair.do(questions.edit, uid, text="Why not?")
    assert pair.do(questions.add_listed, listed) == (0, 1)


def test_numbers_name_questions_in_their_own_list_alone(pair):
    assert pair.do(questions.add_listed, [Listed("1", "Why?", "")]) == (1, 0)
    assert pair.do(questions.add_listed, [Listed("1", "How?", "")]) == (1, 0)


def test_what_comes_along_is_not_imported(pair):
    assert pair.do(questions.add_listed, [Listed("", seeds()[UNSURE].text.upper(), "")]) == (0, 1)


def test_an_imported_question_comes_back_from_the_trash_when_imported_again(pair, desk):
    listed = [Listed("a", "Why?", "")]
    pair.do(questions.add_listed, listed)
    pair.do(questions.discard, imported(pair)[0].question.uid, desk.now())
    assert pair.do(questions.add_listed, listed) == (1, 0)
    assert len(imported(pair)) == 1


def test_two_desks_that_import_a_list_make_the_same_questions(pair):
    listed = [Listed("a", "Why?", ""), Listed("", "How?", "")]
    pair.do(questions.add_listed, listed)
    first = {each.question.uid for each in imported(pair)}
    pair.desk.undo()
    pair.do(questions.add_listed, [Listed("", " how? ", ""), listed[0]])
    assert {each.question.uid for each in imported(pair)} == first
