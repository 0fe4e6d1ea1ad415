import re

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import demo, meetings
from mentordesk.ui import pages
from mentordesk.ui.capture.quick_add import QuickAdd
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.palette import Palette
from mentordesk.ui.question_picker import QuestionPicker
from tests.conftest import NOW, Clock

SECRET = "Zqx"  # short, so that it is never cut
PRIVATE = {
    "agenda_item": "title",
    "action_item": "text",
    "decision": "text",
    "learning": "text",
    "goal": "title",
}
COPY = """
insert into {table} ({names}, uid) select {values}, 'secret-{table}-' || id from {table}
where mentorship_id = 1 order by id limit 3
"""
OF_ONE = {"mentorship", "meeting", "note", "goal"}
PAGES = sorted(pages.PAGES.keys() - OF_ONE)
PARTS = ("overview", "meetings", "notes", "goals", "agreement")


@pytest.fixture
def desk(tmp_path):
    """The demo desk; all that is private in it, and all other people's names, say Zqx."""
    path = tmp_path / "Demo.mentordesk"
    demo.make(path, NOW)
    desk = Desk(path, Clock())
    plant(desk.connection)
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot, desk, theme):
    window = MainWindow(desk, theme)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def plant(connection):
    for table, column in PRIVATE.items():
        found = connection.execute(f"pragma table_info({table})").fetchall()
        names = [row[1] for row in found if row[1] not in ("id", "uid")]
        new = {column: f"'{SECRET} {table}'", "private": "1"}
        values = ", ".join(new.get(name, name) for name in names)
        connection.execute(COPY.format(table=table, names=", ".join(names), values=values))
    connection.executescript(f"""
        insert into placement (uid, item_id, meeting_id, position)
            select 'p' || agenda_item.id, agenda_item.id, meeting.id, 'z' || agenda_item.id
            from agenda_item join meeting on meeting.mentorship_id = 1 and meeting.state = 'planned'
            where agenda_item.private;
        update agenda_item set state = 'open' where private;
        update agenda_item set state = 'parked' where id = (
            select min(id) from agenda_item where private);
        delete from placement where item_id = (select min(id) from agenda_item where private);
        update note set body = '# {SECRET} note' || char(10) || '{SECRET} text',
            title = '{SECRET} note' where private or mentorship_id is null;
        update person set name = '{SECRET} ' || id where not is_me
            and id <> (select person_id from mentorship where id = 1);
        insert into milestone (uid, goal_id, title, position)
            select 'm' || id, id, '{SECRET} milestone', 'a' from goal where private;
        insert into milestone_event (uid, milestone_id, kind, happened_on, points)
            select 'e' || id, id, 'added', '2026-11-01', 3 from milestone where uid like 'm%';
        update meeting set useful = 5 where state = 'held';
    """)
    connection.commit()


def coming(desk):
    query = "select uid from meeting where mentorship_id = 1 and state = 'planned'"
    return Place("meeting", desk.connection.execute(query).fetchone()[0])


def places(desk):
    query = "select uid from meeting where mentorship_id = 1 and state = 'held'"
    yield from (Place(page) for page in PAGES)
    (uid,) = desk.connection.execute("select uid from mentorship where id = 1").fetchone()
    yield from (Place("mentorship", uid, part) for part in PARTS)
    yield coming(desk)
    yield Place("meeting", desk.connection.execute(query).fetchone()[0])
    for table in ("goal", "note"):
        query = f"select uid from {table} where mentorship_id = 1 order by private desc limit 1"
        yield Place(table, desk.connection.execute(query).fetchone()[0])


def told(window):
    """Everything that is painted, spoken or told by a tooltip, and the titles of windows."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return "\n".join([window.windowTitle(), painted(window), *spoken(window), *menus(window)])


def painted(window):
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QSvgGenerator()
    picture.setOutputDevice(buffer)
    picture.setSize(QSize(window.size()))
    window.render(picture)
    return " ".join(re.findall(r"<text[^>]*>([^<]*)", bytes(written.data()).decode()))


def spoken(window):
    for widget in [window, *window.findChildren(QWidget)]:
        yield widget.toolTip()
        interface = QAccessible.queryAccessibleInterface(widget)
        for role in QAccessible.Text:
            if interface is not None and role != QAccessible.Text.UserText:
                yield interface.text(role)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from rows(widget.model())
        if hasattr(widget, "toPlainText"):
            yield widget.toPlainText()


def rows(model):
    roles = Qt.ItemDataRole
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        for role in (roles.DisplayRole, roles.AccessibleTextRole, roles.AccessibleDescriptionRole):
            yield str(index.data(role) or "")
        yield str(model.rows[row]) if hasattr(model, "rows") else ""


def menus(window):
    if not hasattr(window, "menu"):
        return
    for action in window.menu.findChildren(type(window.menu.actions()[0])):
        yield f"{action.text()} {action.toolTip()}"


def leaks(window):
    """Return where something private was told, in short."""
    return [line for line in told(window).split("\n") if SECRET in line]


def walk(window, desk):
    """Go everywhere and return where something private was told."""
    found = []
    for place in list(places(desk)):
        window.open(place)
        window.grab()
        if leaks(window):
            found.append(place)
    return found


def test_all_that_is_private_is_told_without_presentation_mode(window, desk):
    found = walk(window, desk)
    assert {place.kind for place in found} >= {"today", "agendas", "notes", "goals", "meeting"}
    assert len(found) >= 12  # the names of others stand in the sidebar


def test_nothing_private_is_told_on_any_page(window, desk):
    everywhere = list(places(desk))
    window.open(coming(desk))
    window.present()
    for place in everywhere:
        window.open(place)
        window.grab()
        assert leaks(window) == [], place


def test_nothing_private_is_told_while_the_meeting_runs(window, desk, qtbot):
    for place in places(desk):
        window.open(place)  # pages that were shown before hold nothing back
    window.open(coming(desk))
    window.page._on_asked("start")
    window.page._on_asked("present")
    window.page.body._on_left_asked()
    window.grab()
    assert leaks(window) == []
    assert "Cursors" in told(window) or "GraphQL" in told(window)


def test_search_finds_nothing_private(window, desk, qtbot):
    window.open(coming(desk))
    window.search(SECRET)
    palette = Palette.over(window)
    qtbot.waitUntil(lambda: not palette._waits)
    assert palette.list.rows.rows
    window.present()
    assert window.findChildren(Palette) == []
    window.search(SECRET)
    palette = Palette.over(window)
    qtbot.waitUntil(lambda: not palette._waits)
    assert palette.list.rows.rows == []


def test_the_question_bank_that_lies_over_a_page_goes_and_can_be_asked_again(window, desk):
    window.open(coming(desk))
    window.page.body.list.pick_question()
    window.present()
    assert window.findChildren(QuestionPicker) == []
    window.page.body.list.pick_question()
    window.present()
    window.page.body.list.pick_question()
    (bank,) = window.findChildren(QuestionPicker)
    assert bank.isVisible()


def test_what_is_typed_for_another_waits_out_of_sight(window, desk):
    window.open(coming(desk))
    quick = QuickAdd.over(window)
    quick.begin(f"{SECRET} of another")
    window.present()
    quick.begin()
    assert leaks(window) == leaks(quick) == []
    window.present()
    assert quick.field.text() == f"{SECRET} of another"


def test_a_private_note_in_front_gives_way(window, desk):
    private = list(places(desk))[-1]
    window.open(coming(desk))
    window.open(private)
    window.desk.present(1)
    assert leaks(window) == []
    window.back()
    assert window.page.title.startswith("Meeting 12")


def test_a_private_note_of_the_running_meeting_is_hidden(window, desk):
    window.open(coming(desk))
    window.page._on_asked("start")
    note = meetings.facts(desk.session, meetings.by_uid(desk.session, window.page.place.uid))
    with desk.change("Write") as session:
        from mentordesk.storage import notes

        note_id = notes.by_uid(session, note.note_uid)
        notes.write(session, note_id, f"{SECRET} in the note", desk.now())
        notes.set_private(session, note_id, True)
    window.present()
    assert leaks(window) == []
    window.present()
    assert SECRET in told(window)


def test_the_mode_is_seen_and_left_by_its_button(window, desk, qtbot):
    window.open(coming(desk))
    window.present()
    assert "Presentation mode · private things are hidden" in told(window)
    assert window.menu._present.isChecked()
    from PySide6.QtWidgets import QPushButton

    out = window._presentation.findChild(QPushButton)
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert desk.presenting is None
    assert not window._presentation.isVisible()
    assert SECRET in told(window)


def test_it_ends_when_the_meeting_ends(window, desk):
    window.open(coming(desk))
    window.page._on_asked("start")
    window.present()
    with desk.change("End") as session:
        meetings.end(session, meetings.by_uid(session, window.page.place.uid), desk.now())
    assert desk.presenting is None


def test_it_holds_in_every_window_of_the_desk(window, desk, theme, qtbot):
    other = MainWindow(desk, theme)
    qtbot.addWidget(other)
    other.show()
    other.open(Place("notes"))
    window.open(coming(desk))
    window.present()
    assert leaks(other) == []


def test_the_desk_does_not_remember_it(window, desk):
    window.open(coming(desk))
    before = desk.connection.total_changes
    window.present()
    window.present()
    assert desk.connection.total_changes == before


def test_no_new_private_note_is_begun_out_of_sight(window, desk):
    window.open(coming(desk))
    window.present()
    before = desk._file.execute("select count(*) from note").fetchone()
    window.add_note()
    assert desk._file.execute("select count(*) from note").fetchone() == before
    assert "private" in window.banner.accessibleName()


def test_tooltips_of_what_is_hidden_go(window, desk):
    window.open(coming(desk))
    QToolTip.showText(window.pos(), SECRET, window)
    window.present()
    assert not QToolTip.isVisible() or SECRET not in QToolTip.text()
