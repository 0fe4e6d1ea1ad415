"""The head of what belongs to one mentorship: who, the facts, the actions, the tabs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.agreement import is_review_due
from mentordesk.storage import agreements
from mentordesk.storage.mentorships import Facts

from . import words
from .theme import Theme
from .widgets.head import Fact, Head
from .widgets.labels import Line, chip, label
from .widgets.layout import across, down
from .widgets.sign import Sign
from .widgets.tabs import Tabs, tab_strip

PARTS = ("overview", "meetings", "notes", "goals", "agreement")
SHORT = 16  # words of the facts that are never cut by a narrow window


class MentorshipHead(QWidget):
    """Used by the mentorship's page and by its meetings; `buttons` takes what can be done."""

    tab_asked = Signal(str)  # one of PARTS, also the one that is shown

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._part = PARTS[0]
        self.buttons = across(gap=14)
        actions = QWidget()
        actions.setLayout(self.buttons)
        self._head = Head(theme, "", (), actions, person="?")
        names = [self.tr("Overview"), self.tr("Meetings"), self.tr("Notes"), self.tr("Goals")]
        names.append(self.tr("Agreement"))
        self._tabs = Tabs(theme, self.tr("Parts of this mentorship"), *names)
        self._tabs.tabBarClicked.connect(self._on_tab_clicked)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self.setLayout(down(self._head, tab_strip(self._tabs)))

    def focus_tabs(self) -> None:
        self._tabs.setFocus()

    def show_mentorship(self, facts: Facts, part: str, title: str = "", *line: Fact) -> None:
        """Show whose it is and which part is open; a meeting gives its own title and line."""
        self._head.show_title(title or facts.person, facts.person)
        said = line or self._about(facts)
        self._head.show_facts(*said, *self._channel(facts))
        self._show_part(part)

    def _about(self, facts: Facts) -> list[Fact]:
        name = words.cut(words.first_name(facts.person), SHORT)
        mentor = self.tr("You mentor {name} ·")
        mentee = self.tr("{name} mentors you ·")
        who = (mentor if facts.role == "mentor" else mentee).format(name=name)
        since = self.tr("since {month}").format(month=month(facts.started_on, self._desk.today()))
        said = [self._state(facts), since, self._rhythm(facts)]
        return [
            label(who, tone="muted"),
            chip(words.kind(facts.kind), "accent"),
            " · ".join(filter(None, said)),
        ]

    def _rhythm(self, facts: Facts) -> str:
        """Every 2 weeks, reviewed in 3 weeks."""
        version, today = agreements.current(self._desk.session, facts.id), self._desk.today()
        review_on = version.terms.review_on if version else None
        said = words.cadence(facts.cadence)
        if review_on is None or facts.state != "active":
            return said
        if is_review_due(review_on, today):
            return self.tr("{rhythm}, review due").format(rhythm=said)
        time = words.ago((review_on - today).days)
        return self.tr("{rhythm}, reviewed in {time}").format(rhythm=said, time=time)

    def _state(self, facts: Facts) -> str:
        today = self._desk.today()
        if facts.ended_on is not None:
            whom = facts.ended_by, facts.role, facts.person
            return words.closed(facts.outcome, facts.ended_on, today, *whom)
        rest = facts.rest or facts.next_rest
        return words.rest(rest, today) if rest is not None else ""

    def _channel(self, facts: Facts) -> list[Fact]:
        name = words.channel(facts.channel, facts.address)
        if not name:
            return []
        sign = words.channel_icon(facts.channel, facts.address)
        icon = Sign(self._theme, sign, "muted", 14)
        said = label(name, tone="muted") if len(name) <= SHORT else Line(name, tone="muted")
        whole = QWidget()
        whole.setLayout(across(label("·", tone="muted"), icon, said, gap=4))
        return [whole]

    def _show_part(self, part: str) -> None:
        self._part = part
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(PARTS.index(part))
        self._tabs.blockSignals(False)
        self._tabs.update()

    def _on_tab_clicked(self, index: int) -> None:
        if index == PARTS.index(self._part):  # from a meeting back to all of them
            self.tab_asked.emit(PARTS[index])

    def _on_tab_changed(self, index: int) -> None:
        self._show_part(self._part)  # the page decides; it may be another one that opens
        self.tab_asked.emit(PARTS[index])


def month(day: date, today: date) -> str:
    """May, or May 2024 if it is another year."""
    form = "MMMM" if day.year == today.year else "MMMM yyyy"
    return words.written(day, form)
