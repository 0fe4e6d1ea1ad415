"""Forms: the name of a field, the field, what is wrong with it, and the two ways out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button, shown_keys
from mentordesk.ui.widgets.labels import Text, label, plain_tip
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.ring import FocusRing

SAVE_KEYS = "Ctrl+Return"


class Labelled(QWidget):
    """A field below its name; a hint in a few words, or a complaint in its place."""

    def __init__(
        self, name: str, field: QWidget, hint: str = "", beside: QWidget | None = None
    ) -> None:
        super().__init__()
        self._field, self._hint = field, hint
        self._name: QLabel = label(name, level="small", tone="muted")
        self._name.setBuddy(field)
        self._words = Text(hint, level="small", tone="muted")
        if not hint:  # one that is shown before it is laid out is a window of its own
            self._words.hide()
        field.setAccessibleName(field.accessibleName() or name)
        field.setAccessibleDescription(hint)
        over = across(self._name, None, *([beside] if beside else []))
        self.setLayout(down(over, field, self._words, gap=4))

    def rename(self, name: str) -> None:
        self._name.setText(name)
        self._field.setAccessibleName(name)

    def hint(self, words: str) -> None:
        """Say something else below the field; a complaint that stood there is settled."""
        self._hint = words
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Say what is wrong below the field; an empty sentence says that all is well."""
        look(self._field, wrong="true" if sentence else "")
        look(self._words, tone="attention" if sentence else "muted")
        self._words.setText(sentence or self._hint)
        self._words.setVisible(bool(sentence or self._hint))
        self._field.setAccessibleDescription(sentence or self._hint)


def save_by_keys(dialog: QDialog, accept: QPushButton) -> None:
    """Where Enter begins a new line, Ctrl+Enter is for the dialog."""
    QShortcut(QKeySequence(SAVE_KEYS), dialog, dialog.accept)
    accept.setToolTip(plain_tip(shown_keys(SAVE_KEYS)))


def ways_out(
    theme: Theme, dialog: QDialog, verb: str, refusal: str = ""
) -> tuple[QHBoxLayout, QPushButton]:
    """Cancel, and at the end the button that Enter presses wherever else the focus is."""
    cancel = button(theme, refusal or QCoreApplication.translate("form", "Cancel"))
    accept = button(theme, verb, kind="primary")
    cancel.clicked.connect(dialog.reject)
    accept.clicked.connect(dialog.accept)
    accept.setDefault(True)
    FocusRing(theme, dialog)
    return across(None, cancel, accept, gap=10), accept
