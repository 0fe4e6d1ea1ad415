from datetime import date, time

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from mentordesk.ui.widgets.fields import (
    Choice,
    DateField,
    NumberField,
    TimeField,
    complete,
    line_edit,
    text_edit,
)

DAY = date(2026, 11, 26)
RHYTHMS = [("every week", 1), ("every 2 weeks", 2), ("ad hoc", None)]


@pytest.fixture
def choice(theme):
    return Choice(theme, "Rhythm", RHYTHMS, 2)


@pytest.fixture
def number(theme):
    return NumberField(theme, "Minutes", 0, 100, 45)


@pytest.fixture
def right_to_left(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def fields(theme):
    return [
        line_edit("Name"),
        Choice(theme, "Rhythm", RHYTHMS, 2),
        DateField(theme, "Day", DAY),
        TimeField(theme, "Time", time(16, 0)),
        NumberField(theme, "Minutes", 0, 100, 45),
    ]


def turn_wheel(field):
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_all_fields_are_equally_high_and_named(theme, show):
    shown = fields(theme)
    show(*shown)
    assert {field.height() for field in shown} == {36}
    assert [f.accessibleName() for f in shown] == ["Name", "Rhythm", "Day", "Time", "Minutes"]


def test_tab_goes_through_all_fields_and_the_parts_of_a_day(qtbot, theme, show):
    shown, reached = fields(theme), []
    show(*shown)
    shown[0].setFocus()
    for _ in range(12):
        reached += [f for f in shown if f.hasFocus() and f not in reached]
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reached == shown


def test_a_text_of_several_lines_is_left_by_tab(qtbot, show):
    text, after = text_edit("Why", placeholder="Because"), QLineEdit()
    show(text, after)
    text.setFocus()
    qtbot.keyClicks(text, "So")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert text.toPlainText() == "So"
    assert text.accessibleName() == "Why"


def test_a_choice_has_the_value_of_its_words(qtbot, choice, show):
    show(choice)
    assert (choice.currentText(), choice.value()) == ("every 2 weeks", 2)
    with qtbot.waitSignal(choice.activated):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.value() is None
    choice.choose(1)
    assert choice.currentText() == "every week"


def test_a_choice_can_offer_something_else(choice):
    choice.offer([("daily", 0)])
    assert (choice.count(), choice.value()) == (1, 0)


def test_what_is_pointed_at_in_a_choice_is_in_the_colours_of_the_theme(qtbot, theme, choice, show):
    show(choice)
    choice.showPopup()
    view = choice.view()
    row = view.visualRect(choice.model().index(1, 0))
    image = view.viewport().grab().toImage()
    assert image.pixelColor(row.right() - 20, row.center().y()) == theme.color("accent-soft")
    choice.hidePopup()


def test_the_day_is_typed_or_stepped(qtbot, theme, show):
    field = DateField(theme, "Day", DAY)
    show(field)
    field.setCurrentSection(field.Section.DaySection)
    with qtbot.waitSignal(field.dateChanged):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == date(2026, 11, 27)
    field.set_day(date(2027, 2, 1))
    assert field.day() == date(2027, 2, 1)


@pytest.mark.parametrize(("typed", "day"), [("5", 5), ("12", 12), ("30", 30)])
def test_a_day_is_typed_in_digits_whatever_weekday_it_is(qtbot, theme, show, typed, day):
    field = DateField(theme, "Day", DAY)
    show(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.day() == date(2026, 11, day)


@pytest.mark.parametrize("day", [DAY, date(2026, 11, 30), date(2026, 5, 6), date(2026, 9, 30)])
def test_no_day_is_cut(theme, show, day):
    field = DateField(theme, "Day", day)
    show(field)
    field.setFixedWidth(field.minimumSizeHint().width())
    line = field.lineEdit()
    wide = field.fontMetrics().horizontalAdvance(line.text())
    assert wide + 4 <= line.width() - line.textMargins().left() - line.textMargins().right()


def test_arrows_step_minutes_by_five(qtbot, theme, show):
    field = TimeField(theme, "Time", time(16, 0))
    show(field)
    field.setCurrentSection(field.Section.MinuteSection)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == time(16, 5)
    field.setCurrentSection(field.Section.HourSection)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == time(15, 5)


@pytest.mark.usefixtures("right_to_left")
def test_the_parts_of_an_hour_and_a_day_keep_their_order_right_to_left(theme):
    at, day = TimeField(theme, "Time", time(16, 5)), DateField(theme, "Day", DAY)
    assert at.text() == "16:05"
    assert day.text() == QLocale().toString(day.date(), "d MMM yyyy, ddd")


def test_a_number_is_typed_over_what_was_there(qtbot, number, show):
    show(number)
    number.setFocus()
    qtbot.keyClicks(number, "7")
    assert number.value() == 7


def test_a_number_stays_between_its_ends(qtbot, number, show):
    show(number)
    number.selectAll()
    qtbot.keyClicks(number, "700")
    assert number.value() == 70
    number.setValue(100)
    qtbot.keyClick(number, Qt.Key.Key_Up)
    assert number.value() == 100


@pytest.mark.parametrize("index", [1, 2, 3, 4])
def test_scrolling_a_page_changes_no_field_below_the_pointer(theme, show, index):
    shown = fields(theme)
    show(*shown)
    field = shown[index]
    shown[0].setFocus()
    before = _said(field)
    assert not turn_wheel(field)
    assert _said(field) == before


def _said(field):
    return field.currentText() if isinstance(field, Choice) else field.text()


def test_the_wheel_changes_the_field_that_has_the_focus(number, show):
    show(number)
    number.setFocus()
    assert turn_wheel(number)
    assert number.value() == 44


def test_signs_in_fields_are_mirrored(theme, show):
    wide = {}
    for rtl in (False, True):
        field = Choice(theme, "Rhythm", [("", 1)], 1)
        show(field, rtl=rtl)
        field.setMinimumWidth(200)
        image = field.grab().toImage()
        ground = QColor(theme.color("surface")).rgb()
        inside = range(4, image.width() - 4)
        dark = [x for x in inside if any(image.pixel(x, y) != ground for y in range(8, 28))]
        wide[rtl] = (dark[0] + dark[-1]) / 2 / image.width()
    assert wide[False] > 0.8
    assert wide[True] < 0.2


def test_names_that_are_offered_stand_on_the_ground_of_a_card(theme, show):
    field = line_edit("Person")
    popup = complete(field, ["Priya Raman", "Lin Okafor"]).popup()
    show(field)
    field.completer().setCompletionPrefix("ram")
    field.completer().complete()
    ground = popup.grab().toImage().pixelColor(popup.width() - 6, popup.height() // 2)
    assert ground in (theme.color("surface"), theme.color("accent-soft"))


def test_a_time_is_written_as_it_is_said_everywhere(theme, qtbot):
    field = TimeField(theme, "Time", time(16, 5))
    qtbot.addWidget(field)
    assert field.text() == "16:05"
