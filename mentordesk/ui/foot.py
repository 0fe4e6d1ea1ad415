"""The foot of the sidebar: whether the desk is protected, and when it was last backed up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from mentordesk.desk import Desk
from mentordesk.domain.place import Place

from . import backup_words
from .theme import Theme
from .widgets.banner import announce
from .widgets.buttons import icon_button
from .widgets.labels import Line, Text, plain_tip
from .widgets.layout import across, down
from .widgets.looks import look
from .widgets.sign import Sign


class Foot(QFrame):
    """Says what is true of the file; what keeps it from being backed up stays until it is over."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._is_protected = desk.key is not None
        self._sign = Sign(theme, "lock" if self._is_protected else "hard-drive", "muted", 15)
        self._wrong = Sign(theme, "circle-alert", "attention", 15)
        state = self.tr("Protected") if self._is_protected else self.tr("Saved on this computer")
        self._said = Line(state, level="small", tone="muted")
        self._when = Line(level="small", tone="muted")
        self._complaint = Text(level="small", tone="attention")
        settings = icon_button(theme, "settings", self.tr("Settings"), side=15)
        settings.clicked.connect(lambda: self.asked.emit(Place("settings")))
        words = down(self._said, self._when, self._complaint)
        parts = (self._sign, self._wrong, (words, 1), settings)
        self.setLayout(across(*parts, margins=(10, 6, 6, 6), gap=8))
        look(self, look="foot")
        desk.backed_up.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say it as of now: what was today is yesterday after midnight."""
        complaint, when = self._what_is_wrong(), self._when_it_was()
        is_new = complaint not in ("", self._complaint.plain())
        self._when.setText(when)
        self._complaint.setText(complaint)
        for part, shown in (
            (self._sign, not complaint),
            (self._said, not complaint),
            (self._when, not complaint and when),
            (self._wrong, complaint),
            (self._complaint, complaint),
        ):
            part.setVisible(bool(shown))
        self.setAccessibleName(complaint or " · ".join(filter(None, (self._said.text(), when))))
        if is_new:
            announce(self)
        self.setToolTip(plain_tip(self._places()))

    def _when_it_was(self) -> str:
        state = self._desk.standing
        if state is None or state.last is None:
            return ""
        moment = backup_words.moment(state.last, self._desk.now())
        return self.tr("Backed up {moment}").format(moment=moment)

    def _what_is_wrong(self) -> str:
        state = self._desk.standing
        if state is None or not state.trouble:
            return ""
        return backup_words.not_since(state.last, state.trouble, self._desk.now())

    def _places(self) -> str:
        """Where the desk is, and where its backups are."""
        desk, state = str(self._desk.path), self._desk.standing
        if state is None:
            return desk
        return self.tr("{desk} · Backups: {place}").format(desk=desk, place=state.place)
