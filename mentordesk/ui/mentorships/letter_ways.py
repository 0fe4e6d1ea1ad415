"""The two ways in which a closing letter leaves: by the clipboard or by mail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from mentordesk.ui import mailing
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text


class LetterWays(QObject):
    """What leaves is what `letter` returns: an address and a text, as it is shown."""

    def __init__(
        self, theme: Theme, letter: Callable[[], tuple[str, str]], parent: QObject, kind: str = ""
    ) -> None:
        super().__init__(parent)
        self._letter = letter
        self.copy = button(theme, self.tr("Copy letter"), "copy", kind)
        self.mail = button(theme, self.tr("Mail…"), "mail", kind)
        self.told = Text(level="small", tone="accent")
        self.told.hide()
        self.copy.clicked.connect(self._on_copy_clicked)
        self.mail.clicked.connect(self._on_mail_clicked)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._letter()[1])
        self._tell(self.tr("The letter was copied."))

    def _on_mail_clicked(self) -> None:
        to, text = self._letter()
        self._tell(mailing.begin(to, self.tr("Our mentorship"), text).told)

    def _tell(self, told: str) -> None:
        self.told.setText(told)
        self.told.show()
        announce(self.told)
