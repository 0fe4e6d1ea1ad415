import sys

from PySide6.QtCore import QObject

from mentordesk.ahead import Ahead
from mentordesk.ui import pages


def test_everything_is_there_before_it_is_asked_for(qtbot):
    parent = QObject()
    ahead = Ahead(parent)
    with qtbot.waitSignal(ahead.destroyed):
        ahead.start()
    assert {"sqlalchemy.orm", "pyqtgraph", *pages.modules()} <= set(sys.modules)
