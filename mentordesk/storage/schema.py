"""The rows of a desk file."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .columns import Body, Indexed, Row, Searched, Undoable, WallTime, Words


class Person(Searched):
    __tablename__ = "person"

    name: Mapped[str]
    is_me: Mapped[bool] = mapped_column(default=False)
    zone: Mapped[str | None]
    mail: Mapped[str] = mapped_column(default="")


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
    focus: Mapped[str] = mapped_column(default="")
    project: Mapped[str] = mapped_column(default="")
    project_links: Mapped[str] = mapped_column(default="")  # one a line
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    outcome: Mapped[str | None]
    ended_by: Mapped[str | None]
    ended_why: Mapped[str] = mapped_column(default="")
    letter: Mapped[str] = mapped_column(default="")
    trashed_at: Mapped[datetime | None]


class Pause(Undoable):
    __tablename__ = "pause"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]  # the day it goes on
    reason: Mapped[str] = mapped_column(default="")


class Agreement(Indexed):
    __tablename__ = "agreement"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    agreed_on: Mapped[date]
    purpose: Mapped[str] = mapped_column(default="")
    expectations: Mapped[str] = mapped_column(default="")
    boundaries: Mapped[str] = mapped_column(default="")
    progress: Mapped[str] = mapped_column(default="")
    cadence: Mapped[str]
    weeks: Mapped[int] = mapped_column(default=1)
    channel: Mapped[str | None]
    address: Mapped[str] = mapped_column(default="")
    review_on: Mapped[date | None]
    remark: Mapped[str] = mapped_column(default="")


class CheckIn(Undoable):
    __tablename__ = "check_in"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    made_on: Mapped[date]
    voice: Mapped[str]
    useful: Mapped[int | None]
    progress: Mapped[int | None]
    rhythm: Mapped[int | None]
    candour: Mapped[int | None]
    balance: Mapped[int | None]
    remark: Mapped[str] = mapped_column(default="")


class Meeting(Undoable):
    __tablename__ = "meeting"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    starts_at: Mapped[datetime] = mapped_column(WallTime)
    zone: Mapped[str]
    starts_utc: Mapped[datetime]
    minutes: Mapped[int]
    state: Mapped[str] = mapped_column(default="planned")
    number: Mapped[int | None]
    channel: Mapped[str | None]  # of this meeting alone; none: the mentorship's
    address: Mapped[str] = mapped_column(default="")
    useful: Mapped[int | None]  # always private
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    trashed_at: Mapped[datetime | None]


class Question(Undoable):
    __tablename__ = "question"

    kind: Mapped[str | None]  # none: for every kind
    category: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(Words)
    hidden: Mapped[bool] = mapped_column(default=False)
    trashed_at: Mapped[datetime | None]


class AgendaItem(Searched):
    __tablename__ = "agenda_item"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    title: Mapped[str] = mapped_column(Words)
    section: Mapped[str]
    voice: Mapped[str]
    minutes: Mapped[int | None]
    state: Mapped[str] = mapped_column(default="open")
    private: Mapped[bool] = mapped_column(default=False)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="set null"))
    answer: Mapped[str] = mapped_column(default="")


class CodeReview(Undoable):
    __tablename__ = "code_review"

    item_id: Mapped[int] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="cascade"), unique=True
    )
    link: Mapped[str] = mapped_column(default="")
    snippet: Mapped[str] = mapped_column(default="")
    process: Mapped[str] = mapped_column(default="")
    better: Mapped[str] = mapped_column(default="")
    approach: Mapped[str] = mapped_column(default="")


class Placement(Undoable):
    __tablename__ = "placement"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="cascade"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="cascade"))
    position: Mapped[str]
    outcome: Mapped[str | None]
    met: Mapped[bool | None]  # of what was to exist by the next meeting
    answered_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="set null"))


class ActionItem(Searched):
    __tablename__ = "action_item"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="set null"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="set null"))
    text: Mapped[str] = mapped_column(Words)
    voice: Mapped[str]
    made_on: Mapped[date]
    due: Mapped[date | None]
    done_at: Mapped[datetime | None]
    private: Mapped[bool] = mapped_column(default=False)


class AgendaTemplate(Undoable):
    __tablename__ = "agenda_template"

    name: Mapped[str]
    hidden: Mapped[bool] = mapped_column(default=False)
    trashed_at: Mapped[datetime | None]


class TemplateItem(Undoable):
    __tablename__ = "template_item"

    template_id: Mapped[int] = mapped_column(ForeignKey("agenda_template.id", ondelete="cascade"))
    title: Mapped[str] = mapped_column(Words)
    section: Mapped[str]
    voice: Mapped[str]
    minutes: Mapped[int | None]
    position: Mapped[str]


class Decision(Searched):
    __tablename__ = "decision"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="set null"))
    text: Mapped[str] = mapped_column(Words)
    made_on: Mapped[date]
    private: Mapped[bool] = mapped_column(default=False)


class Learning(Searched):
    __tablename__ = "learning"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="set null"))
    text: Mapped[str] = mapped_column(Words)
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
    body: Mapped[str] = mapped_column(Body, default="")
    private: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class NoteRevision(Row):
    __tablename__ = "note_revision"

    note_uid: Mapped[str]
    body: Mapped[str] = mapped_column(Body)
    saved_at: Mapped[datetime]


class Goal(Searched):
    __tablename__ = "goal"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="cascade"))
    title: Mapped[str] = mapped_column(Words)
    so_that: Mapped[str] = mapped_column(default="")
    by_doing: Mapped[str] = mapped_column(default="")
    voice: Mapped[str]
    state: Mapped[str] = mapped_column(default="active")
    private: Mapped[bool] = mapped_column(default=False)
    started_on: Mapped[date]


class Milestone(Undoable):
    __tablename__ = "milestone"

    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="cascade"))
    title: Mapped[str] = mapped_column(Words)
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
    value: Mapped[str] = mapped_column(Body)


class ItemTimer(Row):
    __tablename__ = "item_timer"

    item_uid: Mapped[str]
    meeting_uid: Mapped[str]
    seconds: Mapped[int] = mapped_column(default=0)
    running_since: Mapped[datetime | None]


class Reminder(Row):
    __tablename__ = "reminder"

    name: Mapped[str] = mapped_column(unique=True)
    said_at: Mapped[datetime]
