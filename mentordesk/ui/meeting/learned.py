"""What both learned, to be written down as a meeting ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mentordesk.domain.typed import one_line
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import head_line
from mentordesk.ui.widgets.layout import across, card, down
from mentordesk.ui.widgets.line_field import LineField

from .lines import Lines
from .row import Row
from .since import EDGES, WORDS_EDGE

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HIGHEST = 150
Said = tuple[str, str]  # whose, and what


class LearnedField(LineField):
    """Enter adds; where nothing is typed it is for the dialog around it."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.text().strip():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Added(Lines):
    """What was added here; Del takes the selected ones away again."""

    removed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and (row := self.current()) is not None:
            self.removed.emit(row.id)
        else:
            super().keyPressEvent(event)


class Learned(QWidget):
    """A line for each of the two; `said` is all that was typed, entered or not.

    What was captured during the meeting, `known`, stands above it, to be seen and not said twice.
    """

    changed = Signal()

    def __init__(self, theme: Theme, voices: Voices, known: Sequence[Said] = ()) -> None:
        super().__init__()
        self._voices, self._known = voices, known
        self._said: list[Said] = []
        self.fields = {voice: self._field(voice) for voice in (voices.role, voices.other)}
        self.added = Added(theme, self.tr("What was learned"))
        self.added.hit.connect(self._on_hit)
        self.added.removed.connect(self._remove)
        named = [(Labelled(self._asks(voice), each), 1) for voice, each in self.fields.items()]
        over = down(head_line(self.tr("Learned")), 6, across(*named, gap=12), margins=WORDS_EDGE)
        self.setLayout(down(card(over, 6, self.added, margins=EDGES)))
        self._show()

    def entered(self) -> list[Said]:
        return list(self._said)

    def typed(self) -> dict[str, str]:
        """What stands in the lines and was not entered yet."""
        return {voice: one_line(field.text()) for voice, field in self.fields.items()}

    def said(self) -> list[Said]:
        return [*self._said, *((voice, text) for voice, text in self.typed().items() if text)]

    def restore(self, entered: Sequence[Said], typed: dict[str, str]) -> None:
        self._said = list(entered)
        for voice, field in self.fields.items():
            field.setText(typed.get(voice, ""))
        self._show()

    def _field(self, voice: str) -> LearnedField:
        field = LearnedField("")
        field.setPlaceholderText(self.tr("Enter adds it"))
        field.textChanged.connect(self.changed)
        field.entered.connect(lambda: self._add(voice))
        return field

    def _asks(self, voice: str) -> str:
        if voice == self._voices.role:
            return self.tr("What did you learn?")
        return self.tr("What did {name} learn?").format(name=self._voices.name(voice))

    def _add(self, voice: str) -> None:
        self._said.append((voice, one_line(self.fields[voice].text())))
        self.fields[voice].clear()
        self._show()
        self.changed.emit()

    def _remove(self, number: int) -> None:
        if number < 0:  # of the meeting
            return
        del self._said[number]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        known = [self._row(n, *each) for n, each in enumerate(self._known, -len(self._known))]
        said = [self._row(n, *each) for n, each in enumerate(self._said)]
        self.added.show_rows([replace(row, lined=at > 0) for at, row in enumerate(known + said)])
        self.added.setVisible(bool(known or said))
        self.added.setFixedHeight(min(HIGHEST, self.added.full_height(620)))

    def _row(self, number: int, voice: str, text: str) -> Row:
        name = self._voices.name(voice)
        return Row(
            "learned",
            str(number),
            text,
            f"{name}: {text}",
            id=number,
            chip=self._voices.sign(voice),
            chip_voice=voice,
            end=self.tr("Remove") if number >= 0 else "",
            end_voice="",
        )

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if part == "end":
            self._remove(row.id)
