"""A sentence in a frame, with what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, down, framed
from mentordesk.ui.widgets.sign import Sign


class Notice(QWidget):
    """Stands between the head and the body of a page, and takes no room while it is hidden."""

    def __init__(self, theme: Theme, icon: str, token: str, *actions: QPushButton) -> None:
        super().__init__()
        self._words = Text()
        sign = Sign(theme, icon, token, 18)
        parts = across(sign, (self._words, 1), *actions, margins=(14, 5, 10, 5), gap=10)
        self.setLayout(down(framed("toast", parts), margins=(PAGE_EDGE, 14, PAGE_EDGE, 0)))
        self.hide()

    def say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self)
