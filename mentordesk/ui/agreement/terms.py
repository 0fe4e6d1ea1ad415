"""An agreement to read: each part with its heading and what it is about."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from mentordesk.domain.agreement import PARTS, TEXTS, Terms
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import Line, Text, label
from mentordesk.ui.widgets.layout import across, down, framed
from mentordesk.ui.widgets.sign import Sign

from . import words

ICONS = {"cadence": "calendar-clock", "channel": "message-square", "review_on": "calendar-check"}


class TermsView(QWidget):
    """Four texts, then how often, where, and when it is looked at again."""

    def __init__(self, theme: Theme, hints: bool = True) -> None:
        super().__init__()
        self._hints = hints
        self._texts = {name: Text() for name in TEXTS}
        self._values = {name: Text() for name in PARTS if name not in TEXTS}
        texts = [self._part(name) for name in TEXTS]
        values = [self._value(theme, name) for name in self._values]
        self.setLayout(down(*texts, *values, gap=0))

    def show_terms(self, terms: Terms, today: date) -> None:
        for name, text in self._texts.items():
            said = getattr(terms, name)
            text.setText(said or words.tr("Nothing is said about this yet."))
            text.setEnabled(bool(said))
        for name, text in self._values.items():
            text.setText(words.value(terms, name, today))

    def _part(self, name: str) -> QWidget:
        heading = label(words.part(name), strong="true")
        hint = Line(words.hint(name) if self._hints else "", level="small", tone="muted")
        result = QWidget()
        head = across(heading, None, hint, gap=12)
        ruled = framed("row", down(self._texts[name], margins=(0, 5, 0, 16)))
        result.setLayout(down(head, 3, ruled))
        return result

    def _value(self, theme: Theme, name: str) -> QWidget:
        sign = Sign(theme, ICONS[name], "muted", 15)
        heading = Text(words.part(name), tone="muted")
        return framed(
            "row", across(sign, heading, (self._values[name], 1), margins=(0, 7, 0, 7), gap=9)
        )
