from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from mentordesk.ui.widgets.menus import entry


def test_an_entry_does_what_it_says(qtbot, theme):
    menu, done = QMenu(), []
    qtbot.addWidget(menu)
    action = entry(theme, menu, "Archive", lambda: done.append("archived"), "archive", "Ctrl+E")
    assert action.shortcut() == QKeySequence("Ctrl+E")
    assert not action.icon().isNull()
    action.trigger()
    assert done == ["archived"]


def test_an_entry_is_reached_by_keys(qtbot, theme):
    menu, done = QMenu(), []
    qtbot.addWidget(menu)
    entry(theme, menu, "Archive", lambda: done.append("archived"))
    entry(theme, menu, "Copy", lambda: done.append("copied"))
    menu.popup(menu.pos())
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == ["copied"]
