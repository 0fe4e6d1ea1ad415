"""What went wrong, and what was done and can be undone, said in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button, icon_button
from mentordesk.ui.widgets.labels import Line, Text
from mentordesk.ui.widgets.layout import PAGE_EDGE, across
from mentordesk.ui.widgets.looks import look, mirrored
from mentordesk.ui.widgets.sign import Sign

UNDO_SHOWN_MS = 10_000
ABOVE_EDGE = 18


class Banner(QFrame):
    """One sentence about what went wrong, or what to do first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Text()
        close = icon_button(theme, "x", self.tr("Close"))
        close.clicked.connect(self.hide)
        self._wrong = Sign(theme, "circle-alert", "attention", 18)
        self._hint = Sign(theme, "lightbulb", "muted", 18)
        items = (self._wrong, self._hint, (self._words, 1), close)
        self.setLayout(across(*items, margins=(12, 7, 8, 7), gap=10))
        self.hide()

    def say(self, sentence: str) -> None:
        """Say what went wrong."""
        self._show(sentence, wrong=True)

    def hint(self, sentence: str) -> None:
        """Say what to do first: nothing went wrong."""
        self._show(sentence, wrong=False)

    def _show(self, sentence: str, *, wrong: bool) -> None:
        look(self, look="banner" if wrong else "toast")
        self._wrong.setVisible(wrong)
        self._hint.setVisible(not wrong)
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self)


class UndoBar(QFrame):
    """What was done, with Undo, for ten seconds; longer while the pointer or focus is there."""

    undo_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over: QWidget | None = None
        self._words = Line("")
        self._undo = button(theme, self.tr("Undo"), "undo-2", "link")
        self._undo.clicked.connect(self._on_undo_clicked)
        close = icon_button(theme, "x", self.tr("Close"))
        close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=UNDO_SHOWN_MS)
        self._timer.timeout.connect(self._on_time_over)
        items = (self._words, self._undo, close)
        self.setLayout(across(*items, margins=(14, 3, 8, 3), gap=8))
        look(self, look="toast")
        self.hide()

    def lie_over(self, pages: QWidget) -> None:
        """Be at their start: in the middle it hid the line into which one types."""
        self._over = pages
        pages.installEventFilter(self)

    def say(self, done: str) -> None:
        """Show what was done, such as "Agenda item dropped"."""
        self._words.setText(done)
        self.setAccessibleName(done)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def _place(self) -> None:
        self.adjustSize()
        if (over := self._over) is not None:
            at = QPoint(PAGE_EDGE, over.height() - self.height() - ABOVE_EDGE)
            box = mirrored(over, QRect(at, self.size()))
            self.setGeometry(box.translated(over.mapTo(over.window(), QPoint())))

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def _on_time_over(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()


def announce(widget: QWidget) -> None:
    """Let a screen reader say it at once."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
