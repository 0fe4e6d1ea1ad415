"""The fields of an agreement, and what a draft of them keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mentordesk.domain.agreement import TEXTS, Terms, next_review
from mentordesk.domain.cadence import Cadence
from mentordesk.ui.channel_fields import ChannelFields
from mentordesk.ui.mentorships.rhythm import Rhythm
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import DateField, text_edit
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.tick import CheckBox

from . import words

LINES = 4


class TermsFields(QWidget):
    """The four texts, then how often, when it is reviewed, and where."""

    typed = Signal()

    def __init__(self, theme: Theme, kind: str, terms: Terms, today: date) -> None:
        super().__init__()
        self._theme = theme
        self.texts = {name: self._text(name, getattr(terms, name)) for name in TEXTS}
        self._rhythm = Rhythm(theme, kind, terms.cadence)
        self._channel = ChannelFields(theme, terms.channel, terms.address)
        reviewed = terms.review_on is not None
        self._reviewed = CheckBox(theme, self.tr("We look at it again on"), reviewed)
        day = terms.review_on or next_review(today)
        self._day = DateField(theme, words.part("review_on"), day)
        self._day.setEnabled(reviewed)
        self._reviewed.toggled.connect(self._day.setEnabled)
        fields = [Labelled(words.part(name), self.texts[name]) for name in TEXTS]
        both = QWidget()
        both.setLayout(across(self._reviewed, (self._day, 1), gap=12))
        named = Labelled(words.part("review_on"), both)
        review = QWidget()
        review.setLayout(down(named, None))
        pairs = (fields[:2], fields[2:], (self._rhythm,), (self._channel, review))
        rows = (across(*((part, 1) for part in pair), gap=16) for pair in pairs)
        self.setLayout(down(*rows, gap=14))

    def terms(self) -> Terms:
        return Terms(
            self._rhythm.value(),
            **{name: text.toPlainText().strip() for name, text in self.texts.items()},
            channel=self._channel.channel(),
            address=self._channel.address(),
            review_on=self._day.day() if self._reviewed.isChecked() else None,
        )

    def begin(self) -> None:
        """Write on where the first text ends."""
        first = self.texts[TEXTS[0]]
        first.moveCursor(QTextCursor.MoveOperation.End)
        first.setFocus()

    def check(self) -> bool:
        """Return whether all can be so; if not, it is said in place."""
        return self._channel.check()

    def is_blank(self) -> bool:
        return not any(text.toPlainText().strip() for text in self.texts.values())

    def _text(self, name: str, text: str) -> QPlainTextEdit:
        field = text_edit(words.part(name), text, words.hint(name), LINES)
        field.textChanged.connect(self.typed)
        return field


def drafted(terms: Terms) -> dict[str, str]:
    """Return the terms as a draft keeps them."""
    day = terms.review_on.isoformat() if terms.review_on else ""
    return {
        **{name: getattr(terms, name) for name in TEXTS},
        "unit": terms.cadence.unit,
        "weeks": str(terms.cadence.weeks),
        "channel": terms.channel or "",
        "address": terms.address,
        "review_on": day,
    }


def resumed(draft: Mapping[str, str], terms: Terms) -> Terms:
    """Return the terms of a draft; what it does not know is as in those that are given."""
    draft = drafted(terms) | dict(draft)
    return replace(
        terms,
        **{name: draft[name] for name in TEXTS},
        cadence=Cadence(draft["unit"], int(draft["weeks"])),
        channel=draft["channel"] or None,
        address=draft["address"],
        review_on=date.fromisoformat(draft["review_on"]) if draft["review_on"] else None,
    )
