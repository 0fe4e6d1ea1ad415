"""The end of a meeting: what becomes of open items, and when the next meeting is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.agenda import OFTEN
from mentordesk.domain.cadence import next_working_day
from mentordesk.storage import agenda, learnings, meetings, pauses, planning, usefulness
from mentordesk.ui import clocks, item_words, words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import Choice, DateField, TimeField
from mentordesk.ui.widgets.form import save_by_keys, ways_out
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, card, down, scrolled
from mentordesk.ui.widgets.sign import Sign
from mentordesk.ui.widgets.tick import CheckBox

from . import note_template
from .learned import Learned
from .open_items import DROP, PARK, OpenItems
from .row import Row
from .rows import item
from .shown import Shown
from .since import EDGES, WORDS_EDGE
from .wrap_up_draft import WrapUpDraft
from .zones import Zones, resting_then

HIGHEST = 320
MARGIN = 60  # of the window, seen around the dialog


class WrapUp(QDialog):
    """Ends the meeting when accepted, as one step; `following` is the next meeting's uid or ""."""

    def __init__(
        self, desk: Desk, theme: Theme, shown: Shown, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._shown = desk, theme, shown
        self.following = ""
        self._next = planning.proposal(desk.session, shown.meeting.id, shown.today)
        title = self.tr("Wrap up meeting {number} with {person}")
        number, person = shown.meeting.number, shown.mentorship.person
        self.setWindowTitle(title.format(number=number, person=person))
        refusal = self.tr("Go on with the meeting")
        buttons, end = ways_out(theme, self, self.tr("End meeting"), refusal)
        save_by_keys(self, end)
        self._undecided = Text("", tone="attention")
        self._undecided.hide()
        self._draft = WrapUpDraft(desk, self, shown.meeting.uid)
        self._lay_out(buttons)
        self._draft.resume()

    def accept(self) -> None:
        """End the meeting; an item that was carried over often is decided before."""
        if (row := self.items.undecided()) is not None:
            said = self.tr("“{title}” was carried over often: choose what becomes of it.")
            self._undecided.setText(said.format(title=words.cut(row.text, 60)))
            self._undecided.show()
            return
        meeting, now = self._shown.meeting, self._desk.now()
        with self._desk.change(self.tr("End meeting"), by=self) as session:
            for row in self.items.rows.rows:
                if row.chosen == PARK:
                    agenda.park(session, row.id)
                elif row.chosen == DROP:
                    agenda.drop(session, row.id)
            for voice, text in self.learned.said():
                learnings.add(session, meeting.mentorship_id, text, voice, now.date(), meeting.id)
            if self.useful is not None:
                usefulness.say(session, meeting.id, self.useful.value())
            note_template.clear_untouched(session, meeting, now)
            following = self._end(meeting.id, now)
            if following is not None:
                self.following = meetings.facts(session, following).uid
        super().accept()

    def done(self, result: int) -> None:
        self._draft.close(ended=result == QDialog.DialogCode.Accepted)
        super().done(result)

    def _lay_out(self, buttons: QHBoxLayout) -> None:
        found = learnings.of_meeting(self._desk.session, self._shown.meeting.id)
        known = [(each.voice, each.text) for each in found]
        self.learned = Learned(self._theme, self._shown.voices, known)
        body, cards = QWidget(), [self._items_card(), self.learned, self._next_card()]
        self.useful: Choice[int | None] | None = None
        if self._desk.presenting is None:  # it is private
            cards.insert(2, self._useful_card())
        body.setLayout(down(*cards, None, gap=14, margins=(22, 20, 22, 6)))
        area = scrolled(body)
        foot = down(self._undecided, buttons, margins=(22, 8, 22, 18), gap=8)
        self.setLayout(down((area, 1), foot))
        parent = self.parentWidget()
        most = parent.window().height() - MARGIN if parent is not None else HIGHEST * 2
        wanted = body.sizeHint().height() + foot.sizeHint().height()
        self.resize(680, max(360, min(wanted, most)))

    def _useful_card(self) -> QFrame:
        options: list[tuple[str, int | None]] = [(self.tr("Not said"), None)]
        options += [
            (words.initial_cap(item_words.useful(n)), n) for n in range(1, usefulness.MOST + 1)
        ]
        asks = self.tr("How useful was it to you?")
        self.useful = useful = Choice(self._theme, asks, options)
        useful.choose(usefulness.said(self._desk.session, self._shown.meeting.id))
        useful.activated.connect(self._draft.touch)
        lock = Sign(self._theme, "lock", "muted", 14)
        private = Text(self.tr("Private: it is never shared."), tone="muted", level="small")
        line = across((useful, 1), lock, (private, 1), gap=10)
        return card(head_line(asks), 8, line)

    def _end(self, meeting_id: int, now: datetime) -> int | None:
        """End the meeting; the next one is where it is planned, or where it was said to be."""
        session, meeting, wanted = self._desk.session, self._shown.meeting, self._wants_next()
        minutes, zone = self._shown.mentorship.minutes, self._zones.zone() if wanted else ""
        if wanted and self._next.starts_at is None:
            meetings.plan(session, meeting.mentorship_id, self._at(), zone, minutes, now=now)
            wanted = False  # that one is the next
        following = meetings.end(session, meeting_id, now, plan_next=wanted)
        if wanted and following is not None and self._is_another_time():
            meetings.move(session, following, self._at(), zone, minutes)
        return following

    def _items_card(self) -> QFrame:
        found = agenda.items(self._desk.session, self._shown.meeting.id)
        rows = [self._row(entry) for entry in found if entry.state == "open"]
        choices = self.tr("Carry over"), self.tr("Park"), self.tr("Drop")
        self.items = OpenItems(self._theme, self.tr("Still open"), choices)
        head = head_line(self.tr("Still open"))
        if not rows:
            nothing = Text(self.tr("Nothing: every item was talked about."), tone="muted")
            return card(head, 4, nothing)
        self.items.show_items(rows, {})
        self.items.decided.connect(self._on_decided)
        self.items.setFixedHeight(min(HIGHEST, self.items.full_height(620)))
        hint = Text(
            self.tr("C carries over, P parks, D drops the selected item."),
            tone="muted",
            level="small",
        )
        over = down(head, 2, hint, 6, margins=WORDS_EDGE)
        return card(over, self.items, margins=EDGES)

    def _row(self, entry: agenda.Entry) -> Row:
        row = replace(
            item(entry, self._shown.voices, self._shown.today), end="", mark="", private=False
        )
        if entry.carried < OFTEN:
            return row
        said = self.tr("{carried}. Still worth it?")
        carried = item_words.carried(entry.carried, entry.since, self._shown.today)
        return replace(row, second=said.format(carried=words.initial_cap(carried)), chosen=-1)

    def _next_card(self) -> QFrame:
        head, planned = head_line(self.tr("Next meeting")), self._next.planned
        self._plans: CheckBox | None = None
        if planned is not None:
            found = meetings.facts(self._desk.session, planned)
            when = clocks.when(
                found.starts_at, found.minutes, found.zone, self._desk.now(), found.their_zone
            )
            return card(head, 4, Text(self.tr("Planned for {when}.").format(when=when)))
        proposed = self._next.starts_at
        start = proposed or self._usual_start()
        self._plans = CheckBox(self._theme, self.tr("Plan it for"), proposed is not None)
        self._day = DateField(self._theme, self.tr("Day"), start.date())
        self._time = TimeField(self._theme, self.tr("Time"), start.time())
        self._plans.toggled.connect(self._on_plans_toggled)
        self._on_plans_toggled(self._plans.isChecked())
        fields = across(self._plans, (self._day, 2), (self._time, 1), gap=12)
        return card(head, 8, fields, self._made_zones(), self._warning)

    def _made_zones(self) -> Zones:
        """What the other clocks say of the next one, and what is strange about its time."""
        meeting, now = self._shown.meeting, self._desk.now()
        self._rests = pauses.of_mentorship(self._desk.session, meeting.mentorship_id)
        self._warning = Text("", tone="attention")
        self._zones = Zones(self._theme)
        self._zones.show_zones(meeting.zone, now, meeting.their_zone)
        self._zones.chosen.connect(self._on_zone_chosen)
        for changed in (self._day.dateChanged, self._time.timeChanged):
            changed.connect(self._on_when_changed)
        self._on_when_changed()
        return self._zones

    def _usual_start(self) -> datetime:
        today = self._desk.today()
        return datetime.combine(next_working_day(today), self._shown.meeting.starts_at.time())

    def _wants_next(self) -> bool:
        return self._plans is not None and self._plans.isChecked()

    def _at(self) -> datetime:
        return datetime.combine(self._day.day(), self._time.value())

    def _is_another_time(self) -> bool:
        proposed = self._next.starts_at, self._shown.meeting.zone
        return proposed != (self._at(), self._zones.zone())

    def _on_decided(self) -> None:
        self._undecided.hide()
        self._draft.touch()

    def _on_zone_chosen(self, wall: datetime) -> None:
        self._day.set_day(wall.date())
        self._time.set_time(wall.time())

    def _on_when_changed(self) -> None:
        minutes, now = self._shown.mentorship.minutes, self._desk.now()
        strange = self._zones.show_time(self._at(), minutes, now)
        said = resting_then(self._rests, self._at().date(), now.date()) or strange
        self._warning.setText(said)
        self._warning.setVisible(bool(said))

    def _on_plans_toggled(self, on: bool) -> None:
        self._day.setEnabled(on)
        self._time.setEnabled(on)
