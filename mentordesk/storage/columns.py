"""What all rows of a desk file have in common: the types of their columns, and their words."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, TypeDecorator, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from mentordesk.domain.typed import LONGEST_LINE
from mentordesk.errors import FieldTooLong, LineTooLong, MentorDeskError, TextRefused

from . import uid
from .moment import moment
from .words import SEARCHED, inner_words

REFUSED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # XML can't carry them


class Text(TypeDecorator[str]):
    """Text that every format can carry; anything else is refused before it is saved."""

    impl = String
    cache_ok = True
    longest = 100_000
    too_long: type[MentorDeskError] = FieldTooLong

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        if value is None:
            return None
        if len(value) > self.longest:
            raise self.too_long
        if REFUSED.search(value):
            raise TextRefused
        return value


class Words(Text):
    """What stands on one line, such as a title."""

    cache_ok = True
    longest, too_long = LONGEST_LINE, LineTooLong


class Body(Text):
    """A whole note, or several fields of a draft; who writes it knows how long it may be."""

    cache_ok = True
    longest = 10_000_000


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


class Indexed(Undoable):
    """A row whose words are found: those of the columns in `words.SEARCHED`."""

    __abstract__ = True

    parts: Mapped[str | None]


class Searched(Indexed):
    """One that can be put in the trash, where it is not found."""

    __abstract__ = True

    trashed_at: Mapped[datetime | None]


@event.listens_for(Indexed, "before_insert", propagate=True)
@event.listens_for(Indexed, "before_update", propagate=True)
def _split(mapper: Any, connection: Any, row: Indexed) -> None:
    """Keep `parts` in step with the words; SQLite's triggers may not call Python."""
    names = SEARCHED[row.__tablename__]
    row.parts = inner_words("\n".join(getattr(row, name) or "" for name in names))
