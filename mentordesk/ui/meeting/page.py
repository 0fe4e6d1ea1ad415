"""The page of one meeting: prepared while it is planned, held while it runs, then a record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, TypeAlias

from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import RowGone
from mentordesk.storage import meetings, mentorships
from mentordesk.ui import channels, clocks, words
from mentordesk.ui.page import Page
from mentordesk.ui.rescue import Texts
from mentordesk.ui.sharing import leaving
from mentordesk.ui.sharing.dialog import ShareDialog
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.empty_state import EmptyState

from . import note_template
from .code_review import CodeReview
from .live import Live
from .meeting_actions import MeetingActions
from .plan import PlanDialog
from .prepare import Prepare
from .record import Record
from .row_actions import RowActions
from .shown import Shown
from .template_actions import TemplateActions
from .wrap_up import WrapUp

Body: TypeAlias = Prepare | Live | Record
BODIES = {"planned": "prepare", "running": "live"}


class MeetingPage(Page):
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "meeting",
            "placement",
            "agenda_item",
            "question",
            "action_item",
            "decision",
            "learning",
            "mentorship",
            "person",
            "pause",
            "goal",
            "milestone",
            "milestone_event",
            "item_timer",
            "agenda_template",
            "code_review",
        }
    )

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self.setAccessibleName(self.tr("Meeting"))
        self._bodies: dict[str, Body] = {}
        self._shown: Shown | None = None
        self._rows = RowActions(desk, theme, self)
        self._rows.asked.connect(self.asked)
        self._meeting = MeetingActions(theme, self)
        self._meeting.asked.connect(self._on_asked)
        self._templates = TemplateActions(desk, theme, self)
        self._templates.told.connect(self._tell)
        self.edit_actions = self._rows.all()
        self.meeting_actions = [*self._meeting.all(), *self._templates.all()]
        self.addActions(self.meeting_actions)
        self._gone = EmptyState(
            theme,
            "calendar-x",
            self.tr("This meeting is no longer there"),
            self.tr("It may be in the trash, or what made it was undone."),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._gone)

    @property
    def body(self) -> Body | None:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Prepare | Live | Record) else None

    def open(self, place: Place) -> None:
        if place.uid != self.place.uid:
            self._settle()
        super().open(place)

    def focus_first(self) -> None:
        """The keyboard begins in what is shown, not at the page around it."""
        body = self.body
        (body.focus_first if body is not None else super().focus_first)()

    def unsaved(self) -> Texts:
        texts: dict[str, dict[str, str]] = {}
        for review in self.window().findChildren(CodeReview):
            texts |= review.unsaved()
        if isinstance(live := self._bodies.get("live"), Live):
            texts |= live.unsaved()
        return texts

    def _fill(self) -> None:
        try:
            self._shown = self._read()
        except RowGone:
            self._show_gone()
            return
        body, before = self._body_for(self._shown.meeting.state), self.body
        body.show_meeting(self._shown)
        self._stack.setCurrentWidget(body)
        if not any(rows.hasFocus() for rows in body.lists):
            self._rows.take(body.list)
        self._offer(self._shown)
        self.show_title(self._shown.title)
        if body is not before:
            body.focus_first()
        self._choose_part(body)

    def _read(self) -> Shown:
        session = self._desk.session
        meeting = meetings.facts(session, meetings.by_uid(session, self.place.uid))
        mentorship = mentorships.facts(session, meeting.mentorship_id, self._desk.today())
        return Shown(meeting, mentorship, self._desk.now())

    def _show_gone(self) -> None:
        self._shown = None
        self._stack.setCurrentWidget(self._gone)
        self._meeting.show_state("", can_join=False)
        self._templates.show_meeting(None)
        self.show_title(self.tr("Meeting"))

    def _body_for(self, state: str) -> Body:
        name = BODIES.get(state, "record")
        if name not in self._bodies:
            makers: dict[str, Callable[[], Body]] = {
                "prepare": self._made_prepare,
                "live": self._made_live,
                "record": self._made_record,
            }
            self._bodies[name] = body = makers[name]()
            self._stack.addWidget(body)
            for rows in body.lists:
                self._rows.attach(rows)
        return self._bodies[name]

    def _made_prepare(self) -> Prepare:
        body = Prepare(self._desk, self._theme)
        body.starter.chosen.connect(self._templates.use)
        body.asked.connect(self.asked)
        body.wanted.connect(self._on_asked)
        return body

    def _made_live(self) -> Live:
        body = Live(self._desk, self._theme)
        body.asked.connect(self.asked)
        body.wanted.connect(self._on_asked)
        return body

    def _made_record(self) -> Record:
        body = Record(self._desk, self._theme)
        body.asked.connect(self.asked)
        body.wanted.connect(self._on_asked)
        return body

    def _offer(self, shown: Shown) -> None:
        can_join = channels.can_join(shown.meeting.channel, shown.meeting.address)
        self._meeting.show_state(shown.meeting.state, can_join)
        self._templates.show_meeting(shown)

    def _choose_part(self, body: Body) -> None:
        """Select the row that was asked for, once."""
        part = self.place.part
        for rows in body.lists if part else ():
            if rows.choose(part):
                self.place = self.place._replace(part="")
                rows.setFocus()  # its keys act on it
                return

    def _settle(self) -> None:
        for body in self._bodies.values():
            for rows in body.lists:
                rows.inline.settle()

    def _on_asked(self, name: str) -> None:
        """Do what a button or a menu asks for; what is being typed is saved before."""
        if self._shown is None:
            return
        self._settle()
        verbs: dict[str, Callable[[Shown], None]] = {
            "start": self._start,
            "end": self._end,
            "join": self._join,
            "share": partial(self._share, leaving.AGENDA),
            "share-summary": partial(self._share, leaving.SUMMARY),
            "copy": partial(self._copy, leaving.AGENDA),
            "copy-summary": partial(self._copy, leaving.SUMMARY),
            "move": self._move,
            "again": self._move,
            "cancel": self._cancel,
            "miss": self._miss,
            "reopen": self._reopen,
            "discard": self._discard,
            "present": self._present,
            "template": self._edit_template,
        }
        verbs[name](self._shown)

    def _start(self, shown: Shown) -> None:
        note_template.start(self._desk, shown.meeting.id, self._desk.now())

    def _end(self, shown: Shown) -> None:
        self._desk.settle()
        dialog = WrapUp(self._desk, self._theme, shown, self)
        ended = dialog.exec() == QDialog.DialogCode.Accepted
        if ended and isinstance(record := self.body, Record):
            record.say_held(self._held_words(shown, dialog.following), dialog.following)
        dialog.deleteLater()

    def _held_words(self, shown: Shown, following: str) -> str:
        """Meeting 12 held. Next: Thu 10 Dec, 16:00."""
        said = self.tr("Meeting {number} held.").format(number=shown.meeting.number)
        if not following:
            return said
        session = self._desk.session
        new = meetings.facts(session, meetings.by_uid(session, following))
        day = words.week_day(new.starts_at.date(), self._desk.today())
        then = self.tr("Next: {day}, {time}").format(day=day, time=words.time(new.starts_at))
        now, theirs = self._desk.now(), new.their_zone
        return f"{said} {clocks.add(then, new.starts_at, new.zone, now, theirs)}"

    def _join(self, shown: Shown) -> None:
        channels.join(self, shown.meeting.channel, shown.meeting.address)

    def _share(self, what: str, shown: Shown) -> None:
        dialog = ShareDialog(self._desk, self._theme, shown.meeting.id, what, self)
        if dialog.exec():
            self._tell(dialog.told)

    def _copy(self, what: str, shown: Shown) -> None:
        self._tell(leaving.copy(self._desk, shown.meeting.id, what))

    def _tell(self, said: str) -> None:
        if self.body is not None:
            self.body.tell(said)

    def _move(self, shown: Shown) -> None:
        PlanDialog(self._desk, self._theme, meeting_id=shown.meeting.id, parent=self).exec()

    def _cancel(self, shown: Shown) -> None:
        with self._desk.change(self.tr("Cancel meeting")) as session:
            meetings.cancel(session, shown.meeting.id)

    def _miss(self, shown: Shown) -> None:
        with self._desk.change(self.tr("Miss meeting")) as session:
            meetings.miss(session, shown.meeting.id)

    def _reopen(self, shown: Shown) -> None:
        with self._desk.change(self.tr("Reopen meeting")) as session:
            meetings.reopen(session, shown.meeting.id)

    def _discard(self, shown: Shown) -> None:
        with self._desk.change(self.tr("Move meeting to trash")) as session:
            meetings.discard(session, shown.meeting.id, self._desk.now())
        self.asked.emit(Place("mentorship", shown.mentorship.uid, "meetings"))

    def _present(self, shown: Shown) -> None:
        self.requested.emit("present")

    def _edit_template(self, shown: Shown) -> None:
        dialog = note_template.NoteTemplateDialog(self._desk, self._theme, self)
        dialog.exec()
        dialog.deleteLater()
