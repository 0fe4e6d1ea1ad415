"""Fields to fill in: lines, texts, choices, dates, times and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QRect, QSize, Qt, QTime
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QListView,
    QSpinBox,
    QStyledItemDelegate,
    QTimeEdit,
    QWidget,
)

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.calendar import Month
from mentordesk.ui.widgets.line_field import LineField
from mentordesk.ui.widgets.looks import is_rtl, look, mirrored
from mentordesk.ui.widgets.words_field import WordsField

V = TypeVar("V")
MINUTE_STEP = 5
TIME = "HH:mm"  # as in all that is said of times
DATE_EDGES = 56  # what is beside the words of a date: edges and the sign of a month
WORDS_EDGE = 11  # the sheet's padding does not reach the words of spin boxes


def line_edit(name: str, text: str = "", placeholder: str = "") -> LineField:
    result = LineField(text)
    result.setPlaceholderText(placeholder)
    result.setAccessibleName(name)
    return result


def text_edit(name: str, text: str = "", placeholder: str = "", lines: int = 4) -> WordsField:
    """A field of several lines; Tab leaves it."""
    result = look(WordsField(text), look="field")
    result.setPlaceholderText(placeholder)
    result.setAccessibleName(name)
    result.setTabChangesFocus(True)
    result.setFixedHeight(result.fontMetrics().lineSpacing() * lines + 20)
    return result


def complete(field: QLineEdit, names: Sequence[str]) -> QCompleter:
    """Offer these names by any part of them while one is typed."""
    completer = QCompleter(list(names), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = look(QListView(), look="offered")
    completer.setPopup(popup)
    popup.setItemDelegate(QStyledItemDelegate(popup))  # the one that knows the sheet
    field.setCompleter(completer)
    return completer


class Choice(QComboBox, Generic[V]):
    """One of some values, each shown by its words; `activated` tells that the user took one."""

    def __init__(
        self, theme: Theme, name: str, options: Sequence[tuple[str, V]], value: V | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._values: list[V] = []
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that knows the sheet
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(options)
        if value is not None:
            self.choose(value)

    def offer(self, options: Sequence[tuple[str, V]]) -> None:
        self.clear()
        self._values = [value for _, value in options]
        self.addItems([words for words, _ in options])

    def choose(self, value: V) -> None:
        self.setCurrentIndex(self._values.index(value))

    def value(self) -> V:
        return self._values[self.currentIndex()]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        token = "muted" if self.isEnabled() else "control"
        at = mirrored(self, QRect(self.width() - 25, (self.height() - 15) // 2, 15, 15))
        self._theme.icon("chevron-down", token).paint(QPainter(self), at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if _takes_wheel(self, event):
            super().wheelEvent(event)


class DateField(QDateEdit):
    """A day, typed or taken from a month; `dateChanged` tells.

    Its weekday comes last: before the day, Qt would hold it against every digit that is typed.
    """

    def __init__(self, theme: Theme, name: str, day: date) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Month(theme))
        self.setDisplayFormat(_in_order(self, "d MMM yyyy, ddd"))
        self.set_day(day)

    def set_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def sizeHint(self) -> QSize:
        """As wide as any day: Qt measures the first and the last one that there can be."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance
        months = (self.locale().toString(QDate(2028, 1 + n, 28), "d MMM yyyy, ") for n in range(12))
        weekdays = (self.locale().toString(QDate(2028, 1, 1 + n), "ddd") for n in range(7))
        words = max(map(wide, months)) + max(map(wide, weekdays))
        return super().sizeHint().expandedTo(QSize(words + DATE_EDGES, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        token = "muted" if self.isEnabled() else "control"
        at = mirrored(self, QRect(self.width() - 25, (self.height() - 15) // 2, 15, 15))
        self._theme.icon("calendar", token).paint(QPainter(self), at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if _takes_wheel(self, event):
            super().wheelEvent(event)


class TimeField(QTimeEdit):
    """A time of day; arrows step by five minutes; `timeChanged` tells."""

    def __init__(self, theme: Theme, name: str, at: time) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat(_in_order(self, TIME))
        _prepare_line(self)
        self.set_time(at)

    def set_time(self, at: time) -> None:
        self.setTime(QTime(at.hour, at.minute))

    def value(self) -> time:
        return time(self.time().hour(), self.time().minute())

    def stepBy(self, steps: int) -> None:
        if self.currentSection() == QTimeEdit.Section.MinuteSection:
            self.setTime(self.time().addSecs(60 * MINUTE_STEP * steps))
        else:
            super().stepBy(steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _draw_arrows(self._theme, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if _takes_wheel(self, event):
            super().wheelEvent(event)


class NumberField(QSpinBox):
    """A whole number, with its unit; `valueChanged` tells."""

    def __init__(self, theme: Theme, name: str, low: int, high: int, value: int) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        _prepare_line(self)
        self.setRange(low, high)
        self.setValue(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()  # what is typed takes the place of what was there

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _draw_arrows(self._theme, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if _takes_wheel(self, event):
            super().wheelEvent(event)


def _prepare_line(field: TimeField | NumberField) -> None:
    left, right = (0, WORDS_EDGE) if is_rtl(field) else (WORDS_EDGE, 0)
    field.lineEdit().setTextMargins(left, 0, right, 0)
    field.lineEdit().setAccessibleName(field.accessibleName())


def _in_order(field: QDateTimeEdit, shown: str) -> str:
    """Right to left Qt turns the parts around, and 16:00 would read 00:16: turn them back."""
    if not is_rtl(field):
        return shown
    return "".join(reversed(re.findall(r"'[^']*'|[A-Za-z]+|[^A-Za-z']+", shown)))


def _takes_wheel(field: QWidget, event: QWheelEvent) -> bool:
    """A page that scrolls below the pointer must not change what is filled in."""
    event.setAccepted(field.hasFocus())
    return field.hasFocus()


def _draw_arrows(theme: Theme, field: TimeField | NumberField) -> None:
    painter, half = QPainter(field), field.height() // 2
    token = "muted" if field.isEnabled() else "control"
    for name, top in (("chevron-up", half - 13), ("chevron-down", half + 1)):
        at = mirrored(field, QRect(field.width() - 22, top, 12, 12))
        theme.icon(name, token).paint(painter, at)
