"""A passphrase of one's own, typed twice, with how strong it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.passphrase import Strength, refuse_unusable, strength
from mentordesk.errors import MentorDeskError
from mentordesk.ui import words as common
from mentordesk.ui.background import Lane
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.secret_field import SecretField, show_button
from mentordesk.ui.widgets.tick import CheckBox

from . import words
from .strength import StrengthBar


class OwnPassphrase(QWidget):
    """What the user is called makes a passphrase weak; a weak one is taken if that is wanted."""

    checked = Signal()  # what could not be told at once can be told now

    def __init__(self, theme: Theme, about: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._about = theme, tuple(about)
        self._lane = Lane(self)  # estimating what is long takes its time
        self._strength: Strength | None = None
        self._awaited = False  # somebody wants to know whether it can be used
        self._make_fields()
        self._bar = StrengthBar(theme)
        self._verdict = Text(level="small", tone="muted")
        self._anyway = CheckBox(theme, self.tr("Use it although it is weak"))
        hint = Text(self.tr("Long beats complicated: four or more words that nobody would expect."))
        self._lay_out(hint)
        self._show_strength(None)

    def text(self) -> str:
        return self._field.text()

    def begin(self) -> None:
        self._field.setFocus()

    def check(self) -> bool:
        """Return whether it can be used; say what is missing, or wait for `checked`."""
        text = self._field.text()
        try:
            refuse_unusable(text)
        except MentorDeskError as error:
            return self._complain(self._first, common.sentence(error))
        self._awaited = self._strength is None
        if self._awaited:
            return False
        if self._is_weak() and not self._anyway.isChecked():
            self._anyway.show()
            return self._complain(self._first, words.weak())
        if self._again.text() != text:
            return self._complain(self._second, self.tr("This differs from what is above."))
        return True

    def wipe(self) -> None:
        """Keep nothing of what was typed."""
        self._lane.forget_all()
        for field in (self._field, self._again):
            field.wipe()

    def _make_fields(self) -> None:
        name, again = self.tr("Passphrase"), self.tr("The same once more")
        self._field, self._again = SecretField(name), SecretField(again)
        self._eye = show_button(self._theme, self._field, self._again)
        self._first = Labelled(name, self._field, beside=self._eye)
        self._second = Labelled(again, self._again)
        self._field.textChanged.connect(self._on_typed)
        self._again.textChanged.connect(lambda: self._second.complain(""))
        for field, row in ((self._field, self._first), (self._again, self._second)):
            field.caps_locked.connect(partial(self._on_caps_locked, row))

    def _lay_out(self, hint: Text) -> None:
        meter = down(self._bar, 2, self._verdict)
        self._anyway.hide()
        rows = (hint, self._first, meter, self._second, across(self._anyway, None), None)
        self.setLayout(down(*rows, gap=10))
        QWidget.setTabOrder(self._field, self._eye)  # though it stands above
        QWidget.setTabOrder(self._eye, self._again)

    def _is_weak(self) -> bool:
        return self._strength is not None and self._strength.is_weak

    def _complain(self, row: Labelled, sentence: str) -> bool:
        row.complain(sentence)
        row.setFocus()
        announce(row)
        return False

    def _show_strength(self, found: Strength | None) -> None:
        self._strength = found
        self._bar.show_score(None if found is None else found.score)
        self._verdict.setText(words.verdict(found))
        if not self._is_weak():
            self._anyway.setChecked(False)
            self._anyway.hide()

    def _on_typed(self, text: str) -> None:
        self._first.complain("")
        self._second.complain("")
        self._strength, self._awaited = None, False
        if text:
            self._lane.run(self, partial(strength, text, self._about), self._on_estimated)
        else:
            self._lane.forget(self)
            self._show_strength(None)

    def _on_estimated(self, found: Strength) -> None:
        self._show_strength(found)
        if self._awaited:
            self._awaited = False
            self.checked.emit()

    def _on_caps_locked(self, row: Labelled, on: bool) -> None:
        row.hint(words.caps_lock() if on else "")
