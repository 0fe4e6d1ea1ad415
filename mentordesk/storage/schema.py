"""The rows of a desk file."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, TypeDecorator, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from mentordesk.errors import TextRefused

from . import uid
from .moment import moment
from .words import SEARCHED, inner_words

REFUSED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # XML can't carry them


class Text(TypeDecorator[str]):
    """Text that every format can carry; anything else is refused before it is saved."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        if value is not None and REFUSED.search(value):
            raise TextRefused
        return value


class Day(TypeDecorator[date]):
    """A day, as YYYY-MM-DD."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A moment, as YYYY-MM-DDTHH:MM:SSZ, in UTC."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else moment(value)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class WallTime(TypeDecorator[datetime]):
    """What the clock on the wall says, as YYYY-MM-DDTHH:MM, without a zone."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Row(DeclarativeBase):
    type_annotation_map = {str: Text, date: Day, datetime: Moment}

    id: Mapped[int] = mapped_column(primary_key=True)


class Undoable(Row):
    __abstract__ = True

    uid: Mapped[str] = mapped_column(unique=True, default=uid.new)


class Searched(Undoable):
    """A row whose words are found: those of the columns in `words.SEARCHED`."""

    __abstract__ = True

    parts: Mapped[str | None]
    trashed_at: Mapped[datetime | None]


class Person(Searched):
    __tablename__ = "person"

    name: Mapped[str]
    is_me: Mapped[bool] = mapped_column(default=False)


class Mentorship(Undoable):
    __tablename__ = "mentorship"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="cascade"))
    role: Mapped[str]
    kind: Mapped[str]
    cadence: Mapped[str]
    weeks: Mapped[int] = mapped_column(default=1)
    minutes: Mapped[int] = mapped_column(default=45)
    channel: Mapped[str | None]
    address: Mapped[str] = mapped_column(default="")
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    trashed_at: Mapped[datetime | None]


class Pause(Undoable):
    __tablename__ = "pause"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class Meeting(Undoable):
    __tablename__ = "meeting"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    starts_at: Mapped[datetime] = mapped_column(WallTime)
    zone: Mapped[str]
    starts_utc: Mapped[datetime]
    minutes: Mapped[int]
    state: Mapped[str] = mapped_column(default="planned")
    number: Mapped[int | None]
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    trashed_at: Mapped[datetime | None]


class AgendaItem(Searched):
    __tablename__ = "agenda_item"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    title: Mapped[str]
    section: Mapped[str]
    voice: Mapped[str]
    minutes: Mapped[int | None]
    state: Mapped[str] = mapped_column(default="open")
    private: Mapped[bool] = mapped_column(default=False)


class Placement(Undoable):
    __tablename__ = "placement"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="cascade"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="cascade"))
    position: Mapped[str]
    outcome: Mapped[str | None]


class ActionItem(Searched):
    __tablename__ = "action_item"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="set null"))
    text: Mapped[str]
    voice: Mapped[str]
    made_on: Mapped[date]
    due: Mapped[date | None]
    done_at: Mapped[datetime | None]
    private: Mapped[bool] = mapped_column(default=False)


class Decision(Searched):
    __tablename__ = "decision"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="set null"))
    text: Mapped[str]
    made_on: Mapped[date]
    private: Mapped[bool] = mapped_column(default=False)


class Learning(Searched):
    __tablename__ = "learning"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="set null"))
    text: Mapped[str]
    voice: Mapped[str]
    made_on: Mapped[date]
    private: Mapped[bool] = mapped_column(default=False)


class Note(Searched):
    __tablename__ = "note"

    mentorship_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentorship.id", ondelete="cascade")
    )
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="cascade"))
    title: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    private: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class NoteRevision(Row):
    __tablename__ = "note_revision"

    note_uid: Mapped[str]
    body: Mapped[str]
    saved_at: Mapped[datetime]


class Goal(Searched):
    __tablename__ = "goal"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    title: Mapped[str]
    so_that: Mapped[str] = mapped_column(default="")
    by_doing: Mapped[str] = mapped_column(default="")
    voice: Mapped[str]
    state: Mapped[str] = mapped_column(default="active")
    private: Mapped[bool] = mapped_column(default=False)
    started_on: Mapped[date]


class Milestone(Undoable):
    __tablename__ = "milestone"

    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="cascade"))
    title: Mapped[str]
    target: Mapped[date | None]
    position: Mapped[str]
    trashed_at: Mapped[datetime | None]


class MilestoneEvent(Undoable):
    __tablename__ = "milestone_event"

    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestone.id", ondelete="cascade"))
    kind: Mapped[str]
    happened_on: Mapped[date]
    points: Mapped[int | None]


class Preference(Row):
    __tablename__ = "preference"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]


@event.listens_for(Searched, "before_insert", propagate=True)
@event.listens_for(Searched, "before_update", propagate=True)
def _split(mapper: Any, connection: Any, row: Searched) -> None:
    """Keep `parts` in step with the words; SQLite's triggers may not call Python."""
    names = SEARCHED[row.__tablename__]
    row.parts = inner_words("\n".join(getattr(row, name) or "" for name in names))
