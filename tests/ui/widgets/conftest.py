import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QWidget

from mentordesk.ui.widgets.layout import down


@pytest.fixture
def show(qtbot):
    """Shows widgets below each other in a window with the keyboard's focus."""

    windows = []

    def shown(*widgets, width=400, rtl=False):
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.setLayout(down(*widgets, None))
        if rtl:
            window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        window.resize(width, 300)
        QCursor.setPos(700, 700)  # away from what is shown
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield shown
    windows.clear()


def ink_at(widget, colour):
    """The columns of a widget in which a colour is seen."""
    image, wanted = widget.grab().toImage(), QColor(colour).rgb()
    columns, rows = range(image.width()), range(image.height())
    return [x for x in columns if any(image.pixel(x, y) == wanted for y in rows)]


def middle_of(columns):
    return (columns[0] + columns[-1]) / 2
