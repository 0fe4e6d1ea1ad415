"""Rows of a form: the name of a field, the field, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from mentordesk.ui.widgets.labels import Text, label
from mentordesk.ui.widgets.layout import down
from mentordesk.ui.widgets.looks import look


class Labelled(QWidget):
    """A field below its name; a hint in a few words, or a complaint in its place."""

    def __init__(self, name: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self._field, self._hint = field, hint
        self._name: QLabel = label(name, level="small", tone="muted")
        self._name.setBuddy(field)
        self._words = Text(hint, level="small", tone="muted")
        self._words.setVisible(bool(hint))
        field.setAccessibleName(field.accessibleName() or name)
        field.setAccessibleDescription(hint)
        self.setFocusProxy(field)
        self.setLayout(down(self._name, field, self._words, gap=4))

    def complain(self, sentence: str) -> None:
        """Say what is wrong below the field; an empty sentence says that all is well."""
        look(self._field, wrong="true" if sentence else "")
        look(self._words, tone="attention" if sentence else "muted")
        self._words.setText(sentence or self._hint)
        self._words.setVisible(bool(sentence or self._hint))
        self._field.setAccessibleDescription(sentence or self._hint)
