"""Seven words to write down, and the question whether they were."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import Text, label
from mentordesk.ui.widgets.layout import down, framed

ROWS = 4
ASKED = (0, 4)  # which of the words are typed to show that they were written down


class SevenWords(QWidget):
    """Large words, numbered."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[QLabel] = []
        self._card = self._made_card()
        hint = Text(
            self.tr(
                "Write them down on paper, in this order. Drawn by chance, they can be neither"
                " guessed nor found by trying."
            ),
            tone="muted",
        )
        self.setLayout(down(hint, self._card, None, gap=10))

    def show_words(self, words: tuple[str, ...]) -> None:
        for shown, word in zip(self._labels, words, strict=True):
            shown.setText(word)
        spoken = ", ".join(f"{number} {word}" for number, word in enumerate(words, 1))
        self._card.setAccessibleName(self.tr("The words: {words}").format(words=spoken))
        if self.isVisible():
            announce(self._card)

    def _made_card(self) -> QFrame:
        """Tab stops at it, so that a screen reader reads it; nothing in it can be copied."""
        grid = QGridLayout()
        grid.setContentsMargins(18, 12, 18, 12)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        for place in range(ROWS * 2 - 1):
            row, column = place % ROWS, place // ROWS * 2
            word = label("", level="title")
            self._labels.append(word)
            grid.addWidget(label(str(place + 1), tone="muted"), row, column)
            grid.addWidget(word, row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        card = framed("card", grid)
        card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return card


class Confirmation(QWidget):
    """Asks for two of the words, which are not shown now."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        names = [self.tr("Word {number}").format(number=place + 1) for place in ASKED]
        self._fields = [line_edit(name) for name in names]
        self._rows = [Labelled(*each) for each in zip(names, self._fields, strict=True)]
        for field, row in zip(self._fields, self._rows, strict=True):
            field.textEdited.connect(lambda _, row=row: row.complain(""))
        hint = Text(
            self.tr("To be sure that they can be read: type two of the words from your paper."),
            tone="muted",
        )
        self.setLayout(down(hint, 4, *self._rows, None, gap=10))

    def begin(self, words: tuple[str, ...]) -> None:
        self._words = words
        for field, row in zip(self._fields, self._rows, strict=True):
            field.clear()
            row.complain("")
        self._fields[0].setFocus()

    def check(self) -> bool:
        """Return whether both were typed; say which was not."""
        wrong = [at for at, place in enumerate(ASKED) if not self._is(at, self._words[place])]
        for at, row in enumerate(self._rows):
            number = ASKED[at] + 1
            said = self.tr("This is not word {number}. “Back” shows them.").format(number=number)
            row.complain(said if at in wrong else "")
        if wrong:
            self._fields[wrong[0]].setFocus()
            self._fields[wrong[0]].selectAll()
        return not wrong

    def _is(self, at: int, word: str) -> bool:
        return self._fields[at].text().strip().casefold() == word
