import pytest

from mentordesk.domain.agenda import ALL_SECTIONS
from mentordesk.domain.template import BUILT_IN
from mentordesk.errors import MeetingOver, RowGone, TextRefused
from mentordesk.storage import agenda, agenda_templates, trash

from .content import content
from .mentorship import Pair

FIRST = agenda_templates.uid_of("first-meeting")


@pytest.fixture
def pair(desk):
    return Pair(desk)


@pytest.fixture
def meeting(pair):
    return pair.plan("2026-11-26 16:00")


def names(desk, **which):
    return [each.name for each in agenda_templates.listed(desk.session, **which)]


def template(desk, uid=FIRST):
    return agenda_templates.one(desk.session, uid)


def titles(desk, uid=FIRST):
    return [item.title for item in template(desk, uid).items]


def test_five_come_with_the_app_and_are_no_rows(desk):
    offered = ["First meeting", "Regular meeting", "Code review", "Goal review", "Closing"]
    assert names(desk) == offered
    assert all(each.comes_along for each in agenda_templates.listed(desk.session))
    assert desk.connection.execute("select count(*) from agenda_template").fetchone() == (0,)


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_comes_with_the_app_is_whole(desk, name):
    items = template(desk, agenda_templates.uid_of(name)).items
    assert len({item.title for item in items}) == len(items) >= 5
    assert {item.section for item in items} <= set(ALL_SECTIONS)
    assert {item.voice for item in items} == {"mentor", "mentee"}
    assert 30 <= sum(item.minutes for item in items) <= 45


def test_a_template_fills_an_agenda_section_by_section(pair, meeting):
    added = pair.do(agenda_templates.use, FIRST, meeting)
    entries = agenda.items(pair.desk.session, meeting)
    assert [entry.title for entry in entries] == titles(pair.desk)
    assert added == len(entries)
    assert (entries[0].voice, entries[0].minutes) == ("mentor", 10)


def test_what_is_on_the_agenda_already_is_not_doubled(pair, meeting):
    pair.add(meeting, f"  {titles(pair.desk)[0].upper()} ")
    pair.do(agenda_templates.use, FIRST, meeting)
    assert pair.do(agenda_templates.use, FIRST, meeting) == 0
    assert len(pair.titles(meeting)) == len(titles(pair.desk))


def test_using_a_template_is_one_step(pair, meeting):
    before = content(pair.desk.connection)
    pair.do(agenda_templates.use, FIRST, meeting)
    pair.desk.undo()
    assert content(pair.desk.connection) == before


def test_sections_that_a_kind_lacks_become_those_it_has(desk):
    pair = Pair(desk, kind="personal")
    meeting = pair.plan("2026-11-26 16:00")
    pair.do(agenda_templates.use, agenda_templates.uid_of("regular"), meeting)
    sections = {entry.section for entry in agenda.items(desk.session, meeting)}
    assert sections == {"accomplish", "struggling"}


def test_a_record_takes_no_template(pair, meeting):
    pair.do(agenda_templates.use, FIRST, meeting)
    pair.end(meeting)
    with pytest.raises(MeetingOver):
        pair.do(agenda_templates.use, agenda_templates.uid_of("closing"), meeting)


def test_an_agenda_is_saved_as_a_template_without_what_is_private(pair, meeting):
    pair.do(agenda.add, meeting, "Secret", "struggling", "mentor", None, True)
    pair.do(agenda.add, meeting, "Read code", "code-review", "mentor", 15)
    pair.add(meeting, "Hopes")
    uid = pair.do(agenda_templates.save, meeting, "Ours")
    items = [item[1:5] for item in template(pair.desk, uid).items]
    expected = [("Hopes", "accomplish", "mentee", None), ("Read code", "code-review", "mentor", 15)]
    assert items == expected
    assert names(pair.desk)[-1] == "Ours"


def test_own_templates_stand_behind_by_name(desk, pair):
    for name in ("zebra", "Apple"):
        pair.do(agenda_templates.add, name)
    assert names(desk)[5:] == ["Apple", "zebra"]


def test_a_template_of_the_app_can_be_edited_and_reset(pair):
    desk, first = pair.desk, template(pair.desk).items[0]
    pair.do(agenda_templates.edit_item, FIRST, first.uid, title="Coffee", minutes=None)
    pair.do(agenda_templates.rename, FIRST, "Hello")
    assert (titles(desk)[0], template(desk).name) == ("Coffee", "Hello")
    assert template(desk).is_changed
    pair.do(agenda_templates.reset, FIRST)
    assert template(desk).items[0] == first
    assert not template(desk).is_changed


def test_undoing_the_first_edit_leaves_no_row(pair):
    before = content(pair.desk.connection)
    uid = template(pair.desk).items[0].uid
    pair.do(agenda_templates.edit_item, FIRST, uid, title="Coffee")
    pair.desk.undo()
    assert content(pair.desk.connection) == before


def test_a_reset_can_be_undone(pair):
    pair.do(agenda_templates.remove_item, FIRST, template(pair.desk).items[0].uid)
    before = content(pair.desk.connection)
    pair.do(agenda_templates.reset, FIRST)
    pair.desk.undo()
    assert content(pair.desk.connection) == before


def test_a_hidden_one_is_offered_again_when_asked(pair):
    pair.do(agenda_templates.hide, FIRST, True)
    assert "First meeting" not in names(pair.desk)
    assert "First meeting" in names(pair.desk, hidden=True)
    assert not template(pair.desk).is_changed
    pair.do(agenda_templates.hide, FIRST, False)
    assert names(pair.desk)[0] == "First meeting"


def test_items_are_added_moved_and_removed(pair):
    uid = pair.do(agenda_templates.add, "Ours")
    for title in ("One", "Two", "Three"):
        pair.do(agenda_templates.add_item, uid, title, "accomplish", "mentee")
    one, two, three = template(pair.desk, uid).items
    pair.do(agenda_templates.move_item, uid, three.uid, "accomplish", one.position, two.position)
    pair.do(agenda_templates.remove_item, uid, one.uid)
    assert titles(pair.desk, uid) == ["Three", "Two"]


def test_an_own_template_goes_to_the_trash_and_comes_back(pair):
    uid = pair.do(agenda_templates.add, "Ours", [])
    pair.do(agenda_templates.add_item, uid, "One", "habits", "mentor", 5)
    pair.do(agenda_templates.discard, uid, pair.desk.now())
    assert "Ours" not in names(pair.desk, hidden=True)
    pair.do(trash.restore, "agenda_template", uid)
    assert titles(pair.desk, uid) == ["One"]


def test_a_template_of_the_app_is_not_thrown_away(pair):
    pair.do(agenda_templates.rename, FIRST, "Hello")
    with pytest.raises(RowGone):
        pair.do(agenda_templates.discard, FIRST, pair.desk.now())


@pytest.mark.parametrize("title", ["nul\0", "esc\x1b", "\ud800", "\uffff"])
def test_text_that_no_format_carries_is_refused_whole(pair, title):
    before = content(pair.desk.connection)
    with pytest.raises(TextRefused):
        pair.do(agenda_templates.add_item, FIRST, title, "accomplish", "mentee")
    assert content(pair.desk.connection) == before


def test_reading_takes_two_queries_however_many_there_are(pair):
    for number in range(30):
        pair.do(agenda_templates.add, f"Template {number}")
    asked = []
    pair.desk.connection.set_trace_callback(asked.append)
    agenda_templates.listed(pair.desk.session)
    pair.desk.connection.set_trace_callback(None)
    assert len([query for query in asked if query.lstrip().lower().startswith("select")]) == 2
