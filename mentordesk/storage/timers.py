"""How long the items of a meeting were talked about; kept, and never undone."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from mentordesk.domain.timer import elapsed

from .schema import ItemTimer


class Timer(NamedTuple):
    seconds: int  # before it was started last
    running_since: datetime | None


def of_meeting(session: Session, meeting_uid: str) -> dict[str, Timer]:
    """Return the timers of a meeting by the uids of their items."""
    query = select(ItemTimer.item_uid, ItemTimer.seconds, ItemTimer.running_since)
    found = session.execute(query.where(ItemTimer.meeting_uid == meeting_uid))
    return {item: Timer(seconds, since) for item, seconds, since in found}


def start(session: Session, meeting_uid: str, item_uid: str, now: datetime) -> None:
    """Go on with one item; the one that ran in this meeting stops."""
    stop(session, meeting_uid, now)
    named = ItemTimer.item_uid == item_uid, ItemTimer.meeting_uid == meeting_uid
    row = session.scalar(select(ItemTimer).where(*named))
    if row is None:
        session.add(row := ItemTimer(item_uid=item_uid, meeting_uid=meeting_uid))
    row.running_since = now
    session.flush()


def stop(session: Session, meeting_uid: str, now: datetime) -> None:
    """Stop what runs in a meeting."""
    _stop(session, ItemTimer.meeting_uid == meeting_uid, now)


def stop_item(session: Session, item_uid: str, now: datetime) -> None:
    """Stop an item, wherever it runs."""
    _stop(session, ItemTimer.item_uid == item_uid, now)


def forget(session: Session, meeting_uid: str) -> None:
    """Forget the timers of a meeting."""
    session.execute(delete(ItemTimer).where(ItemTimer.meeting_uid == meeting_uid))


def _stop(session: Session, which: ColumnElement[bool], now: datetime) -> None:
    query = select(ItemTimer).where(which, ItemTimer.running_since.is_not(None))
    for row in session.scalars(query):
        row.seconds = elapsed(row.seconds, row.running_since, now)
        row.running_since = None
    session.flush()
