from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QToolButton

from mentordesk.domain.place import Place
from mentordesk.storage import meetings, mentorships, pauses
from mentordesk.ui.people import MOST, Row
from mentordesk.ui.sidebar import Jump, Sidebar
from tests.acquaintances import AD_HOC, Acquaintances


@pytest.fixture
def known(plain_desk):
    return Acquaintances(plain_desk)


@pytest.fixture
def sidebar(plain_desk, theme, qtbot):
    sidebar = Sidebar(plain_desk, theme)
    qtbot.addWidget(sidebar)
    sidebar.resize(236, 760)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    return sidebar


def lines(sidebar):
    """What the people's rows say."""
    return [(row.name(), row._second) for row in sidebar._rows() if row.place.kind == "mentorship"]


def rows(sidebar):
    return {row.name(): row for row in sidebar._rows()}


def marked(sidebar):
    return [row.name() for row in sidebar._rows() if row.isChecked()]


def focused(sidebar):
    row = sidebar.focusWidget()
    return row.name() if isinstance(row, Row) else row.accessibleName()


def test_a_new_desk_shows_the_pages_and_no_empty_groups(sidebar):
    assert [*rows(sidebar)] == ["Today", "Mentorships", "Agendas", "Notes", "Goals"]
    assert [each for each in sidebar._groups.values() if each.isVisible()] == []


def test_people_stand_where_my_role_puts_them(sidebar, known):
    known.someone("Priya Raman")
    known.someone("Jonas Berg", role="mentee")
    assert [row.name() for row in sidebar._groups["mentor"].rows()] == ["Priya Raman"]
    assert [row.name() for row in sidebar._groups["mentee"].rows()] == ["Jonas Berg"]


def test_the_second_line_tells_what_is_next_or_late(sidebar, known, plain_desk):
    known.meeting(known.someone("Priya"), "2026-11-26T16:00", items=5)
    known.meeting(known.someone("Jonas"), "2026-11-27T09:30")
    known.meeting(known.someone("Today"), "2026-11-23T17:00", items=1)
    known.someone("Lin", started=date(2026, 10, 1))
    known.meeting(known.someone("Marta"), "2026-12-01T09:00", items=1)
    known.someone("Ann", cadence=AD_HOC)
    known.do("Pause", pauses.add, known.someone("Yusuf"), plain_desk.today())
    assert lines(sidebar) == [
        ("Today", "today 17:00 · 1 item"),
        ("Priya", "Thu 16:00 · 5 items"),
        ("Jonas", "Fri 09:30 · agenda empty"),
        ("Lin", "overdue · every 2 weeks"),
        ("Marta", "1 Dec · every 2 weeks"),
        ("Ann", "ad hoc"),
        ("Yusuf", "paused"),
    ]


def test_a_running_a_missed_and_a_resting_one_say_so(sidebar, known, plain_desk):
    running = known.meeting(known.someone("Priya"), "2026-11-26T16:00")
    known.meeting(known.someone("Lin"), "2026-11-19T16:00")
    yusuf = known.someone("Yusuf")
    known.do("Start", meetings.start, running, plain_desk.now())
    known.do("Pause", pauses.add, yusuf, plain_desk.today(), date(2026, 12, 20))
    assert dict(lines(sidebar)) == {
        "Lin": "19 Nov · not held yet",
        "Priya": "in progress",
        "Yusuf": "paused until 20 Dec",
    }


def test_a_pause_that_comes_before_the_next_meeting_is_told(sidebar, known):
    marta = known.someone("Marta")
    known.do("Plan", pauses.add, marta, date(2026, 12, 21), date(2027, 1, 4))
    assert lines(sidebar) == [("Marta", "paused from 21 Dec to 4 Jan 2027")]
    known.meeting(marta, "2027-01-07T09:00")
    assert lines(sidebar) == [("Marta", "paused from 21 Dec to 4 Jan 2027")]
    known.meeting(marta, "2026-12-10T09:00")
    assert lines(sidebar) == [("Marta", "10 Dec · every 2 weeks")]


def test_a_meeting_of_another_zone_is_told_by_my_clock(sidebar, known):
    known.meeting(known.someone("Priya"), "2026-11-26T21:00", 1, zone="America/New_York")
    assert lines(sidebar) == [("Priya", "Fri 03:00 · 1 item")]


def test_counts_follow_each_change(sidebar, known, plain_desk):
    priya = known.someone("Priya")
    known.promise(priya, "Introduce her", "2026-11-23")
    assert (rows(sidebar)["Today"]._count, rows(sidebar)["Mentorships"]._count) == ("1", "1")
    plain_desk.undo()
    assert rows(sidebar)["Today"]._count == ""


def test_rows_stay_when_the_desk_changes(sidebar, known):
    known.meeting(known.someone("Priya"), "2026-11-26T16:00")
    before = rows(sidebar)["Priya"]
    known.someone("Lin")
    assert rows(sidebar)["Priya"] is before


def test_a_click_asks_for_the_place(sidebar, known, qtbot):
    known.someone("Priya")
    for name, kind in [("Notes", "notes"), ("Priya", "mentorship")]:
        with qtbot.waitSignal(sidebar.asked) as asked:
            qtbot.mouseClick(rows(sidebar)[name], Qt.MouseButton.LeftButton)
        assert asked.args[0].kind == kind


def test_the_mark_follows_the_window_and_not_the_click(sidebar, qtbot):
    sidebar.show_place(Place("today"))
    qtbot.mouseClick(rows(sidebar)["Notes"], Qt.MouseButton.LeftButton)
    assert marked(sidebar) == ["Today"]
    sidebar.show_place(Place("notes"))
    assert marked(sidebar) == ["Notes"]


def test_meetings_and_goals_mark_their_person(sidebar, known, plain_desk):
    priya = known.someone("Priya")
    meeting = known.meeting(priya, "2026-11-26T16:00")
    sidebar.show_place(Place("meeting", meetings.facts(plain_desk.session, meeting).uid))
    assert marked(sidebar) == ["Priya"]
    known.goal(priya)
    uid = plain_desk.connection.execute("select uid from goal").fetchone()[0]
    sidebar.show_place(Place("goal", uid))
    assert marked(sidebar) == ["Priya"]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place("note", "x"), ["Notes"]),
        (Place("goal", "x"), ["Goals"]),
        (Place("mentorship", "x"), ["Mentorships"]),
        (Place("settings"), []),
        (Place("trash"), []),
    ],
)
def test_other_places_mark_their_page_or_none(sidebar, place, name):
    sidebar.show_place(place)
    assert marked(sidebar) == name


def test_hundreds_of_people_are_told_by_a_number(sidebar, known, qtbot):
    for number in range(MOST + 3):
        known.someone(f"Person {number:02}")
    assert len(sidebar._groups["mentor"].rows()) == MOST
    with qtbot.waitSignal(sidebar.asked) as asked:
        qtbot.mouseClick(rows(sidebar)["and 3 more"], Qt.MouseButton.LeftButton)
    assert asked.args[0] == Place("mentorships")


def test_someone_who_is_not_shown_marks_mentorships(sidebar, known, plain_desk):
    for number in range(MOST + 1):
        last = known.someone(f"Person {number:02}")
    uid = mentorships.facts(plain_desk.session, last, plain_desk.today()).uid
    sidebar.show_place(Place("mentorship", uid))
    assert marked(sidebar) == ["Mentorships"]


def test_arrow_keys_go_through_all_rows_and_return_opens(sidebar, known, qtbot):
    known.someone("Priya")
    sidebar.activateWindow()
    rows(sidebar)["Goals"].setFocus()
    visited = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(sidebar.focusWidget(), key)
        visited.append(focused(sidebar))
    assert visited == ["Add someone you mentor", "Priya", "Priya", "Today"]
    with qtbot.waitSignal(sidebar.asked) as asked:
        QTest.keyClick(sidebar.focusWidget(), Qt.Key.Key_Return)
    assert asked.args[0] == Place("today")


def test_tab_stops_once_in_the_list(sidebar, known):
    known.someone("Priya")
    for place in (Place("notes"), Place("settings")):
        sidebar.show_place(place)
        strong = Qt.FocusPolicy.StrongFocus
        stops = [each for each in sidebar._stops() if each.focusPolicy() == strong]
        assert len(stops) == 1


def test_the_plus_asks_for_someone_in_that_role(sidebar, known, qtbot):
    known.someone("Jonas", role="mentee")
    add = next(
        each
        for each in sidebar.findChildren(QToolButton)
        if each.accessibleName() == "Add a mentor"
    )
    with qtbot.waitSignal(sidebar.add_asked) as asked:
        add.click()
    assert asked.args == ["mentee"]


def test_a_person_has_a_menu(sidebar, known, qtbot):
    known.someone("Priya", channel=None, address="")
    row = rows(sidebar)["Priya"]
    row.customContextMenuRequested.emit(QPoint(4, 4))
    names = [each.text() for each in sidebar.findChild(QMenu).actions()]
    assert names == ["Open", "Plan a meeting…", "New note"]
    with qtbot.waitSignals([sidebar.asked, sidebar.plan_asked, sidebar.note_asked]):
        for each in sidebar.findChild(QMenu).actions():
            each.trigger()


def test_the_field_leads_to_the_search_by_click_and_by_typing(sidebar, qtbot):
    jump = sidebar.findChild(Jump)
    heard = []
    sidebar.search_asked.connect(heard.append)
    qtbot.mouseClick(jump, Qt.MouseButton.LeftButton)
    QTest.keyClicks(jump, "p")
    QTest.keyClick(jump, Qt.Key.Key_Return)
    assert (heard, jump.text()) == (["", "p", ""], "")


def test_the_gear_opens_the_settings(sidebar, qtbot):
    gear = [e for e in sidebar.findChildren(QToolButton) if e.accessibleName() == "Settings"]
    with qtbot.waitSignal(sidebar.asked) as asked:
        gear[0].click()
    assert asked.args[0] == Place("settings")


def test_the_foot_says_only_what_is_true(desk, theme, qtbot):
    sidebar = Sidebar(desk, theme)
    qtbot.addWidget(sidebar)
    said = [each.text() for each in sidebar.findChildren(QLabel)]
    expected = "Protected" if desk.key else "Saved on this computer"
    assert expected in said


def test_names_are_no_mnemonics_and_no_markup(sidebar, known):
    known.someone("<b>Eve</b> & Co")
    row = rows(sidebar)["<b>Eve</b> & Co"]
    assert row.text() == "<b>Eve</b> && Co"
    assert "&lt;b&gt;" in row.toolTip()


def test_a_person_tells_where_the_next_meeting_is(sidebar, known):
    priya = known.someone("Priya Raman")
    row = rows(sidebar)["Priya Raman"]
    assert row.accessibleDescription() == "Zoom"
    row.customContextMenuRequested.emit(QPoint(4, 4))
    assert sidebar.findChild(QMenu).actions()[1].text() == "Join Zoom"
    known.meeting(priya, "2026-12-10T16:00")
    meeting = known.meeting(priya, "2026-11-26T16:00")
    known.do("Elsewhere", meetings.meet_at, meeting, "in-person", "Café Anna")
    row = rows(sidebar)["Priya Raman"]
    assert "Priya Raman · In person" in row.toolTip()
    assert row.accessibleDescription() == "In person"
