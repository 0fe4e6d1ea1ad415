"""What an empty page says: what it is for, and the first step."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.layout import Item, across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.sign import Sign

WIDTH, NARROWEST = 420, 160


class _Sentence(QLabel):
    """Wraps at 420 px, or earlier where there is less room."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMaximumWidth(WIDTH)
        self.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.heightForWidth(WIDTH))


class EmptyState(QWidget):
    """An icon, a title, a sentence and perhaps a button, in the middle of the room."""

    def __init__(
        self, theme: Theme, icon: str, title: str, sentence: str, step: QPushButton | None = None
    ) -> None:
        super().__init__()
        self._title = label(title, level="head")
        self._sentence = look(_Sentence(sentence), tone="muted")
        for words in (self._title, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign = across(None, Sign(theme, icon, "muted", 32), None)
        sentences = across(None, self._sentence, None)
        first: list[Item] = [16, across(None, step, None)] if step else []
        parts = (None, sign, 12, self._title, 4, sentences, *first, None)
        self.setLayout(down(*parts, margins=(24, 24, 24, 24)))

    def say(self, title: str, sentence: str) -> None:
        """Show other words, such as that nothing was found."""
        self._title.setText(title)
        self._sentence.setText(sentence)
