"""The fields that say where they meet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.domain import channel as rules
from mentordesk.domain import slack

from . import words
from .theme import Theme
from .widgets.fields import Choice, line_edit
from .widgets.form import Labelled
from .widgets.labels import Line
from .widgets.layout import across, down
from .widgets.sign import Sign


class ChannelFields(QWidget):
    """A channel, or none yet, and the address that fits it; names what it is while it is typed.

    For a meeting none means: where the two usually meet.
    """

    def __init__(
        self, theme: Theme, channel: str | None, address: str, *, of_meeting: bool = False
    ) -> None:
        super().__init__()
        self._of_meeting = of_meeting
        name = self.tr("Where") if of_meeting else self.tr("Where you meet")
        self._channel = Choice(theme, name, self._channels(""), channel or "")
        self._known = Known(theme)
        self._address = line_edit("", address)
        self._one = Labelled("", self._address, beside=self._known)
        self._two = SlackFields(theme, address if channel == "slack" else "")
        self.setLayout(down(Labelled(name, self._channel), self._one, self._two, gap=8))
        self._channel.activated.connect(self._on_chosen)
        self._address.textEdited.connect(self._on_edited)
        self._address.editingFinished.connect(self._on_left)
        self._show()

    def channel(self) -> str | None:
        return self._channel.value() or None

    def address(self) -> str:
        """Return the address; the https:// of a link may be left out."""
        if self.channel() == "slack":
            return self._two.address()
        text = self._address.text().strip()
        if not self.channel():
            return ""
        return rules.whole(text) if self.channel() == "video" else text

    def show_usual(self, channel: str | None, address: str) -> None:
        """Name the place where the two usually meet."""
        chosen = self._channel.value()
        self._channel.offer(self._channels(words.channel(channel, address)))
        self._channel.choose(chosen)

    def check(self) -> bool:
        """Return whether the address can be one; if not, say so in place."""
        wrong = self._wrong()
        self._one.complain(wrong)
        if wrong:
            self._address.setFocus()
        return not wrong

    def _channels(self, usual: str) -> list[tuple[str, str]]:
        none = self.tr("Not agreed yet")
        if self._of_meeting:
            none = (
                self.tr("As usual: {place}").format(place=usual) if usual else self.tr("As usual")
            )
        return [
            (none, ""),
            (self.tr("Video link"), "video"),
            (self.tr("Slack"), "slack"),
            (self.tr("Phone"), "phone"),
            (self.tr("In person"), "in-person"),
        ]

    def _wrong(self) -> str:
        channel, address = self.channel(), self.address()
        if channel == "video" and address and not rules.is_link(address):
            return self.tr(
                "A video link starts with https://. Leave it empty if there is none yet."
            )
        if channel == "phone" and address and not rules.is_number(address):
            return self.tr("A number has digits, and perhaps “ext. 12” after them.")
        return ""

    def _show(self) -> None:
        channel = self.channel() or ""
        said = {
            "video": (self.tr("Link"), self.tr("of GoToMeeting, Zoom, Meet, Teams, Jitsi, …")),
            "phone": (self.tr("Number"), self.tr("such as +49 30 1234567 ext. 12")),
            "in-person": (self.tr("Place"), self.tr("such as Café Anna, Lindenstr. 3")),
        }
        name, hint = said.get(channel, ("", ""))
        self._one.rename(name)
        self._address.setPlaceholderText(hint)
        self._one.setVisible(channel in said)
        self._two.setVisible(channel == "slack")
        self._recognise()

    def _recognise(self) -> None:
        right = not self._wrong()
        self._known.show_place(self.channel(), self.address() if right else "")
        self._address.setAccessibleDescription(self._known.said())

    def _on_chosen(self) -> None:
        self._one.complain("")
        self._show()

    def _on_edited(self) -> None:
        self._one.complain("")
        self._recognise()

    def _on_left(self) -> None:
        self._one.complain(self._wrong())


class SlackFields(QWidget):
    """A workspace and a member or channel of it; a link to a conversation goes into either."""

    def __init__(self, theme: Theme, address: str) -> None:
        super().__init__()
        workspace, member = slack.fields(address)
        self._known = Known(theme)
        names = self.tr("Workspace"), self.tr("Member or channel")
        self._workspace = line_edit(names[0], workspace, self.tr("acme, or T0AB12CD3"))
        self._member = line_edit(names[1], member, self.tr("U0AB12CD3, a link, or @name"))
        second = Labelled(names[1], self._member, beside=self._known)
        self.setLayout(across((Labelled(names[0], self._workspace), 2), (second, 3), gap=12))
        for field in (self._workspace, self._member):
            field.textEdited.connect(self._recognise)
        self._recognise()

    def address(self) -> str:
        return slack.address(self._workspace.text(), self._member.text())

    def _recognise(self) -> None:
        self._known.show_place("slack", self.address())
        self._member.setAccessibleDescription(self._known.said())


class Known(QWidget):
    """The sign and the name of what an address leads to, once there is one that can be opened."""

    SIDE = 14

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sign = Sign(theme, "link", "muted", self.SIDE)
        self._words = Line("", level="small", tone="muted")
        self.setLayout(across(self._sign, self._words, gap=5))

    def show_place(self, channel: str | None, address: str) -> None:
        found = rules.target(channel, address)
        shown = bool(found.links)
        self._sign.setVisible(shown)
        self._sign.show_icon(found.icon)
        self._words.setText(words.channel(channel, address) if shown else "")

    def said(self) -> str:
        return self._words.text()
