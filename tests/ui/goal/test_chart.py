import csv
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from mentordesk.storage import milestones
from mentordesk.ui import dialogs

from .conftest import day


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """Where the person would like to save; the file dialog alone is replaced."""
    path = tmp_path / "chart"
    monkeypatch.setattr(dialogs, "save_path", lambda *_: path)
    return path


def act(page, text):
    next(each for each in page._chart._menu.actions() if each.text() == text).trigger()


def test_the_picture_is_copied(page):
    act(page, "Copy picture")
    assert QGuiApplication.clipboard().image().width() == 2 * page._chart._picture.width()


def test_the_picture_is_saved_as_png(page, saved):
    act(page, "Save as PNG…")
    assert not QImage(str(saved.with_suffix(".png"))).isNull()


def test_the_picture_is_saved_as_svg_with_its_description(page, saved):
    act(page, "Save as SVG…")
    root = ET.parse(saved.with_suffix(".svg")).getroot()
    assert "Become fluent in GraphQL" in [each.text for each in root]
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 5


def test_the_data_is_saved_with_formulas_made_harmless(page, goal, saved, plain_desk):
    with plain_desk.change("Add milestone") as session:
        milestones.add(session, goal.id, "=cmd()", on=plain_desk.today())
    act(page, "Save data as CSV…")
    text = saved.with_suffix(".csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert rows[0] == ["Day", "Event", "Milestone", "Points", "Remaining"]
    assert rows[-1] == ["2026-11-23", "Added", "'=cmd()", "1", "21"]


def test_hovering_tells_the_day(page):
    picture = page._chart._picture
    there = picture.view.mapViewToScene(QPointF(day("2026-10-09").toordinal() + 0.2, 5))
    assert picture._day_at(QPointF(picture.mapFromScene(there))) == day("2026-10-09")
    tip = page._chart._tip(day("2026-10-09"))
    assert "20 points remain" in tip
    assert "Reached: Errors (3)" in tip


def test_what_is_told_stays_while_the_pointer_rests(page):
    port, at = page._chart._picture.viewport(), QPoint(200, 100)
    resting = QHelpEvent(QEvent.Type.ToolTip, at, port.mapToGlobal(at))
    QApplication.sendEvent(port, resting)
    assert resting.isAccepted()


def test_titles_are_no_markup_in_a_tip(page, goal, plain_desk):
    with plain_desk.change("Add milestone") as session:
        milestones.add(session, goal.id, "<img src=x>", on=plain_desk.today())
    assert "&lt;img" in page._chart._tip(plain_desk.today())


def test_arrow_keys_go_from_event_to_event(page, qtbot):
    picture = page._chart._picture
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    assert picture._at == day("2026-11-23")
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    assert picture._at == day("2026-10-09")
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert picture._at == day("2026-11-23")


def test_zooming_names_the_days_and_a_button_resets(page, qtbot):
    qtbot.keyClick(page._chart._picture, Qt.Key.Key_Plus)
    assert page._chart._range.text() != "All time"
    page._chart._all.click()
    assert page._chart._range.text() == "All time"
    assert not page._chart._all.isVisible()


def test_a_change_elsewhere_keeps_the_zoom(page, goal, qtbot, plain_desk):
    qtbot.keyClick(page._chart._picture, Qt.Key.Key_Plus)
    shown = page._chart._range.text()
    with plain_desk.change("Reach") as session:
        milestones.reach(session, goal.entry("Talk").milestone_id, plain_desk.today())
    assert page._chart._range.text() == shown


def test_the_wheel_zooms_the_days_and_a_double_click_resets(page, qtbot):
    picture = page._chart._picture
    middle = picture.viewport().rect().center()
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(picture.viewport().mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = picture.viewRange()
    QApplication.sendEvent(picture.viewport(), wheel)
    assert page._chart._range.text() != "All time"
    assert picture.viewRange()[1] == before[1]
    qtbot.mouseDClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert page._chart._range.text() == "All time"


def test_the_pointer_shows_the_day_below_it(page):
    picture = page._chart._picture
    scene = picture.view.mapViewToScene(QPointF(day("2026-10-09").toordinal(), 20))
    there = QPointF(picture.mapFromScene(scene))
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        there,
        QPointF(picture.viewport().mapToGlobal(there)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(picture.viewport(), moved)
    assert picture._at == day("2026-10-09")
