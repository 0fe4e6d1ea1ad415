"""The kinds of questions, one of which is listed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mentordesk.domain.questions import KINDS, Known
from mentordesk.ui import question_words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.layout import down
from mentordesk.ui.widgets.nav_row import NavRow

from .model import ALL, HIDDEN, of_kind

ICONS: dict[str | None, str] = {
    ALL: "library-big",
    "career": "briefcase",
    "technical": "code-xml",
    "personal": "sprout",
    "first-meeting": "user-plus",
    "agreement": "handshake",
    "closing": "flag",
    None: "users",
    HIDDEN: "eye-off",
}
USUAL = frozenset({ALL, *KINDS})  # others are shown once there is something in them


class Kinds(QWidget):
    """Tab stops at the taken one, arrows take another."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind: str | None = ALL
        self._rows = {kind: NavRow(theme, self._name(kind), icon=ICONS[kind]) for kind in ICONS}
        for kind, row in self._rows.items():
            row.clicked.connect(partial(self._on_clicked, kind))
        self.setAccessibleName(self.tr("Kinds"))
        self.setLayout(down(*self._rows.values(), None, gap=2))
        self.choose(ALL)

    def choose(self, kind: str | None) -> None:
        """Take a kind without telling."""
        self.kind = kind
        self._rows[kind].setChecked(True)

    def show_counts(self, known: Sequence[Known]) -> None:
        for kind, row in self._rows.items():
            count = len(of_kind(known, kind))
            row.fill(self._name(kind), count=str(count))
            row.setVisible(bool(count) or kind in USUAL or kind == self.kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        shown = [kind for kind, row in self._rows.items() if not row.isHidden()]
        at = max(0, min(len(shown) - 1, shown.index(self.kind) + step))
        self.choose(shown[at])
        self._rows[shown[at]].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit()

    def _name(self, kind: str | None) -> str:
        names = {ALL: self.tr("All"), HIDDEN: self.tr("Hidden")}
        return names[kind] if kind in names else question_words.kind(kind)

    def _on_clicked(self, kind: str | None) -> None:
        self.kind = kind
        self.chosen.emit()
