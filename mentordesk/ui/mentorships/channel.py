"""The fields that say where they meet."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtWidgets import QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import Choice, line_edit
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.layout import down


class Channel(QWidget):
    """A channel, or none yet, and the address that fits it."""

    def __init__(self, theme: Theme, channel: str | None, address: str) -> None:
        super().__init__()
        name = self.tr("Where you meet")
        self._channel = Choice(theme, name, self._channels(), channel or "")
        self._address = line_edit(self.tr("Address"), address)
        self._labelled = Labelled(self.tr("Address"), self._address)
        self.setLayout(down(Labelled(name, self._channel), self._labelled, gap=8))
        self._channel.activated.connect(self._on_chosen)
        self._address.textEdited.connect(self._on_edited)
        self._show()

    def channel(self) -> str | None:
        return self._channel.value() or None

    def address(self) -> str:
        """Return the address; the https:// of a link may be left out."""
        text = self._address.text().strip()
        if not self.channel():
            return ""
        bare = self.channel() == "video" and "://" not in text and "." in text and " " not in text
        return f"https://{text}" if bare else text

    def check(self) -> bool:
        """Return whether the address can be one; if not, say so in place."""
        wrong = self.channel() == "video" and self.address() and not is_link(self.address())
        if wrong:
            self._labelled.complain(
                self.tr("A video link starts with https://. Leave it empty if there is none yet.")
            )
            self._address.setFocus()
        return not wrong

    def _channels(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Not agreed yet"), ""),
            (self.tr("Video link"), "video"),
            (self.tr("Slack"), "slack"),
            (self.tr("Phone"), "phone"),
            (self.tr("In person"), "in-person"),
        ]

    def _show(self) -> None:
        hints = {
            "": "",
            "video": self.tr("https://… of GoToMeeting, Zoom, Meet, Teams, Jitsi or another"),
            "slack": self.tr("a link to the conversation, or @name"),
            "phone": self.tr("a number, such as +49 30 1234567"),
            "in-person": self.tr("a place, such as Café Anna"),
        }
        self._address.setPlaceholderText(hints[self.channel() or ""])
        self._labelled.setVisible(self.channel() is not None)

    def _on_chosen(self) -> None:
        self._labelled.complain("")
        self._show()

    def _on_edited(self) -> None:
        self._labelled.complain("")


def is_link(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and " " not in address
