"""Two to four choices side by side, one of them taken."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import Steady
from mentordesk.ui.widgets.labels import unmarked
from mentordesk.ui.widgets.layout import across
from mentordesk.ui.widgets.looks import look


class Segments(QWidget):
    """Tab stops at the taken choice, arrows take another; `chosen` tells which."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, *choices: str, current: int = 0) -> None:
        super().__init__()
        self._theme, self._group = theme, QButtonGroup(self)
        texts = [unmarked(choice) for choice in choices]  # a name is no mnemonic
        buttons = [look(Steady(text), kind="segment") for text in texts]
        for number, each in enumerate(buttons):
            each.setCheckable(True)
            each.setAutoDefault(False)  # Enter is for the dialog around it
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._group.addButton(each, number)
        self.setAccessibleName(name)
        self.setLayout(across(*buttons, margins=(1, 0, 1, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.buttonToggled.connect(self._on_toggled)
        self._group.idClicked.connect(self.chosen)
        self.choose(current)

    def choose(self, index: int) -> None:
        """Take a choice without telling."""
        self._group.button(index).setChecked(True)
        for each in self._group.buttons():
            self._on_toggled(each, each.isChecked())

    def choose_none(self) -> None:
        """Take no choice, where what is shown is none of them."""
        self._group.setExclusive(False)
        if (taken := self._group.checkedButton()) is not None:
            taken.setChecked(False)
            taken.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Tab still stops here
        self._group.setExclusive(True)
        self.update()

    def focus(self) -> None:
        """Give the taken choice the focus."""
        self._group.button(self.current()).setFocus()

    def current(self) -> int:
        return self._group.checkedId()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, path = QPainter(self), QPainterPath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
        painter.setClipPath(path)
        if (taken := self._group.checkedButton()) is not None:
            painter.fillRect(taken.geometry(), self._theme.color("accent-soft"))
        painter.setClipping(False)
        painter.setPen(self._theme.color("line"))
        painter.drawPath(path)

    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:
        policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(policy)
        self.update()
