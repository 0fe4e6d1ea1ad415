import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from mentordesk.desk import Desk
from mentordesk.storage import demo, tour_stops
from mentordesk.ui.main_window import MainWindow
from tests.conftest import NOW, Clock

STOPS = [
    *("today", "mentorships", "agendas", "goals", "questions", "trash", "settings", "notes"),
    *("mentorship", "mentorship-meetings", "agenda", "meeting-record", "goal"),
    "mentorship-agreement",
]


@pytest.fixture
def window(qtbot, tmp_path, theme):
    path = tmp_path / "Demo.mentordesk"
    demo.make(path, NOW)
    window = MainWindow(Desk(path, Clock()), theme)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def name(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def reachable(page):
    """What the keyboard can reach on a page, but for what only scrolls."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
    ]


@pytest.mark.parametrize("stop", STOPS)
def test_everything_the_keyboard_reaches_has_a_name(window, stop):
    window.open(tour_stops.stops(window.desk.connection)[stop])
    nameless = [widget for widget in reachable(window.body) if not name(widget)]
    assert reachable(window.page)
    assert [(type(widget).__name__, widget.objectName()) for widget in nameless] == []


@pytest.mark.parametrize("stop", STOPS)
def test_every_row_of_every_list_speaks(window, stop):
    window.open(tour_stops.stops(window.desk.connection)[stop])
    role = Qt.ItemDataRole.AccessibleTextRole
    for view in window.page.findChildren(QAbstractItemView):
        rows = view.model().rowCount() if view.isVisible() else 0
        for row in range(rows):
            index = view.model().index(row, 0)
            assert index.data(role) or index.data(), (type(view).__name__, row)


@pytest.mark.parametrize("stop", STOPS)
def test_tab_goes_all_the_way_round(qtbot, window, stop):
    window.open(tour_stops.stops(window.desk.connection)[stop])
    seen = set()
    for _ in range(200):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        seen.add(window.focusWidget())
    missed = [
        widget
        for widget in reachable(window.page)
        if widget not in seen and widget.isEnabled() and not widget.focusProxy()
    ]
    assert [(type(widget).__name__, name(widget)) for widget in missed] == []
