"""Capture in one line: the page of the grammar, read by the grammar itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from mentordesk.domain.capture import DAY_EXAMPLES, EXAMPLES, Person, parse
from mentordesk.domain.day_words import read
from mentordesk.storage.capture import Target, target
from mentordesk.ui import words
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import down, scrolled

from . import words as capture_words

SIZE = (640, 620)
PEOPLE = (Person(1, "Priya Raman"), Person(2, "Jonas Berg"))


def tr(text: str) -> str:
    return QCoreApplication.translate("capture", text)


def show_capture(parent: QWidget, today: date) -> None:
    dialog = CaptureHelp(today, parent)
    dialog.exec()
    dialog.deleteLater()


class CaptureHelp(QDialog):
    """Each line with what it becomes, as if the mentorship with Priya were in front."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Capture in one line"))
        content = QWidget()
        becomes = [(line, became(line, today)) for line in EXAMPLES]
        days = [(said, _day(said, today)) for said in DAY_EXAMPLES]
        content.setLayout(
            down(
                head_line(tr("What a line becomes")),
                Text(_about_lines(), tone="muted"),
                _table(becomes),
                head_line(tr("When a promise is due")),
                Text(_about_days(), tone="muted"),
                _table(days),
                None,
                margins=(0, 0, 12, 0),
                gap=12,
            )
        )
        self.setLayout(down((scrolled(content), 1), margins=(20, 18, 8, 16)))
        self.resize(*SIZE)


def became(line: str, today: date) -> str:
    """Return what becomes of a line, in words: Action item of Priya · due Fri 27 Nov."""
    said = parse(line, PEOPLE, today)
    known = _targets(today)
    to = target(said, known, here=known[0].mentorship_id)
    return capture_words.becoming(said, to, today)


def _targets(today: date) -> list[Target]:
    """Priya, whom I meet in three days, and Jonas, whom I ask when there is something."""
    start = datetime.combine(today + timedelta(days=3), time(16))
    return [
        Target(1, "", 1, "Priya Raman", "mentor", "technical", 1, "", start, "", False, None),
        Target(2, "", 2, "Jonas Berg", "mentee", "career", None, None, None, None, False, None),
    ]


def _day(said: str, today: date) -> str:
    day = read(said.split(), today)
    return words.week_day(day, today) if day else ""


def _about_lines() -> str:
    return tr(
        "A line says at its beginning what it is, whose it is, or both. A first name will do"
        " where it is the only one. What is not understood stays text, as it was typed: a line"
        " of the note while a meeting runs, else a private note. Without a name it is about the"
        " meeting that runs, else about the mentorship in front."
    )


def _about_days() -> str:
    return tr(
        "At the end of the line, with or without “by”, “on”, “due” or “until” before it. A"
        " weekday is the next one after today, “next Friday” the one of next week, a day and"
        " month that are past those of next year. A day in the middle, or behind words like"
        " “for” and “about”, stays text."
    )


def _table(rows: Iterable[tuple[str, str]]) -> QWidget:
    grid, result = QGridLayout(), QWidget()
    grid.setContentsMargins(0, 0, 0, 8)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(7)
    for number, (line, said) in enumerate(rows):
        first, second = Text(line), Text(said, tone="muted")
        first.setAccessibleName(f"{line}: {said}")
        first.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(first, number, 0)
        grid.addWidget(second, number, 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    result.setLayout(grid)
    return result
