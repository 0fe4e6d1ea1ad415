"""The question for the present passphrase, before it is changed or taken away."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mentordesk.storage import key as keys
from mentordesk.ui import background
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.growing import Growing
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across
from mentordesk.ui.widgets.secret_field import SecretField, show_button

from . import words

WIDE = 460


class Present(Growing):
    """Accepted once the passphrase of the desk that opens by `key` was typed.

    Where `may_be_lost`, also for who says that it is: the desk is open all the same.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        said: str,
        verb: str,
        key: str,
        parent: QWidget,
        *,
        may_be_lost: bool = False,
    ) -> None:
        super().__init__(parent)
        self._key, self.is_lost = key, False
        self.setWindowTitle(title)
        name = self.tr("Present passphrase")
        self._field = SecretField(name)
        eye = show_button(theme, self._field)
        self._row = Labelled(name, self._field, beside=eye)
        self._field.textEdited.connect(lambda: self._row.complain(""))
        self._field.caps_locked.connect(self._on_caps_locked)
        self._said = Text(said)
        self._lost = button(theme, self.tr("I don’t know it any more"), "", "link")
        self._lost.clicked.connect(self._on_lost)
        self._lost.setVisible(may_be_lost)
        buttons, self._accept = ways_out(theme, self, verb)
        self.lay_out(WIDE, self._said, self._row, across(self._lost, None), foot=buttons)
        QWidget.setTabOrder(self._field, eye)  # though it stands above
        self._field.setFocus()

    def accept(self) -> None:
        """See in a thread whether it is the passphrase: that takes its time."""
        if self.is_lost:
            super().accept()
        elif not self._field.text():
            self._complain(self.tr("Type the passphrase that opens this desk now."))
        elif self._accept.isEnabled():
            self._accept.setEnabled(False)
            salt = keys.salt_of(self._key)
            background.run(partial(keys.derive, self._field.text(), salt), self._on_derived)

    def done(self, result: int) -> None:
        self._field.wipe()
        super().done(result)

    def _complain(self, sentence: str) -> None:
        self._row.complain(sentence)
        announce(self._row)
        self._field.setFocus()
        self._field.selectAll()

    def _on_lost(self) -> None:
        """Say what it costs before it is done: the same button goes on."""
        self.is_lost = True
        self._field.wipe()
        for each in (self._row, self._lost):
            each.hide()
        self._said.setText(words.meaning_lost())
        announce(self._said)
        self._accept.setFocus()

    def _on_derived(self, key: str) -> None:
        self._accept.setEnabled(True)
        if not self.isVisible():
            return
        if key == self._key:
            super().accept()
        else:
            self._complain(self.tr("This is not the passphrase of this desk."))

    def _on_caps_locked(self, on: bool) -> None:
        self._row.hint(words.caps_lock() if on else "")
