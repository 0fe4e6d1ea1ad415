"""The answers of a check-in: a bar for each question and voice, said in words, never in figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.domain.agreement import QUESTIONS
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.drawing import Strip, draw_line, draw_voice, voice_width, write

from . import words

Said: TypeAlias = Mapping[str, Mapping[str, int]]  # answers by voice and question
STEP, THICK, APART = 13, 6, 3
AIR = 12


class Answers(QWidget):
    """Five questions below each other, under each what both voices answered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said: Said = {}
        self._voices = Voices("mentor", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_answers(self, said: Said, voices: Voices) -> None:
        """Show what was said by those who answered."""
        self._said, self._voices = said, voices
        self.setAccessibleName(self._spoken())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, len(QUESTIONS) * self._pitch() - AIR)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, high = QPainter(self), self._line()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, question in enumerate(QUESTIONS):
            top = number * self._pitch()
            write(self._theme, painter, "ink")
            at = QRect(0, top, self.width(), high)
            draw_line(painter, at, words.question(question), self.layoutDirection())
            for voice in self._said:
                top += high
                self._draw_answer(painter, QRect(0, top, self.width(), high), voice, question)

    def _draw_answer(self, painter: QPainter, box: QRect, voice: str, question: str) -> None:
        theme, value = self._theme, self._said[voice].get(question)
        strip = Strip(box, self.layoutDirection())
        sign = self._voices.sign(voice)
        wide = max(voice_width(theme, self._voices.sign(each)) for each in ("mentor", "mentee"))
        draw_voice(theme, painter, strip.start(wide, 9), sign, voice)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in words.SCALE:
            part = QRectF(strip.start(STEP, APART))
            part.setTop(box.top() + (box.height() - THICK) / 2)
            part.setHeight(THICK)
            painter.setBrush(theme.color(voice if value and step <= value else "line"))
            painter.drawRoundedRect(part, THICK / 2, THICK / 2)
        strip.start(6)
        write(theme, painter, "muted", "small")
        draw_line(painter, strip.rest(), words.answer(value), self.layoutDirection())

    def _line(self) -> int:
        return QFontMetrics(self._theme.font("body")).height() + 6

    def _pitch(self) -> int:
        return self._line() * (1 + len(self._said)) + AIR

    def _spoken(self) -> str:
        """Are our meetings worth the time? you: mostly, Priya: partly. …"""
        said = []
        for question in QUESTIONS:
            each = (
                f"{self._voices.name(voice)}: {words.answer(answers.get(question))}"
                for voice, answers in self._said.items()
            )
            said.append(f"{words.question(question)} {', '.join(each)}")
        return ". ".join(said)
