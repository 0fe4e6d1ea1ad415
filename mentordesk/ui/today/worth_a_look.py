"""What is worth a look: what nobody settled, who waits for whom, goals on a plateau."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from mentordesk.domain.place import Place
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, caption, head_line, pair
from mentordesk.ui.widgets.layout import across, clear, down, row
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.sign import Sign


class Hint(NamedTuple):
    """A sentence, a second one, and what may be done: open a place, or plan a meeting."""

    icon: str
    title: str
    text: str
    place: Place
    plans_with: int | None = None  # the id of a mentorship
    group: str = ""  # what it stands below


class WorthALook(QFrame):
    asked = Signal(Place)
    plan_asked = Signal(int)  # a meeting of the mentorship of this id

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._list: QVBoxLayout = down()
        self._more = button(theme, "", kind="link")
        self._more.clicked.connect(lambda: self.asked.emit(Place("mentorships")))
        look(self, look="card")
        head, more = head_line(self.tr("Worth a look")), across(self._more, None)
        self.setLayout(down(head, 8, self._list, more, margins=(18, 16, 18, 14)))

    def fill(self, hints: Sequence[Hint], hidden: int) -> None:
        """Show a row for each; `hidden` is how many more there are."""
        self.setVisible(bool(hints))
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("{count} more in Mentorships").format(count=hidden))
        if self._shown == hints:
            return
        self._shown = hints
        clear(self._list)
        group = ""
        for number, hint in enumerate(hints):
            named = hint.group != group
            if named:
                group = hint.group
                self._add(self._caption(group))
            self._add(self._row(hint, first=named or not number))

    def _add(self, part: QWidget) -> None:
        self._list.addWidget(part)
        part.show()  # at once, so that it can take the focus

    def _caption(self, words: str) -> QLabel:
        result = caption(words)
        result.setContentsMargins(0, 8, 0, 2)
        return result

    def _row(self, hint: Hint, first: bool) -> QFrame:
        words = pair(Text(hint.title, strong="true"), Text(hint.text, tone="muted"))
        verb = self.tr("Open") if hint.plans_with is None else self.tr("Plan")
        step = button(self._theme, verb)
        step.setObjectName(f"hint {hint.place.uid}")
        step.setAccessibleDescription(hint.title)
        step.clicked.connect(lambda: self._on_step_asked(hint))
        sign = Sign(self._theme, hint.icon, "attention")
        return row(sign, (words, 1), step, first=first, name=f"{hint.title}. {hint.text}")

    def _on_step_asked(self, hint: Hint) -> None:
        if hint.plans_with is None:
            self.asked.emit(hint.place)
        else:
            self.plan_asked.emit(hint.plans_with)
