"""The review of a piece of code, of an agenda item: what is read, three prompts, findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentordesk.errors import FieldTooLong

from . import actions, uid
from .actions import Action
from .schema import ActionItem, AgendaItem, CodeReview, Meeting

LONGEST = 100_000  # characters of a snippet, or of what is written to a prompt
PROMPTS = ("process", "better", "approach")


class Facts(NamedTuple):
    link: str = ""
    snippet: str = ""
    process: str = ""  # walk through it
    better: str = ""  # what could be
    approach: str = ""  # why another one might do more


class Sign(NamedTuple):
    """What an agenda shows of a review."""

    link: bool = False
    snippet: bool = False
    prompts: int = 0  # that something was written to
    findings: int = 0

    @property
    def is_empty(self) -> bool:
        return self == Sign()


def facts(session: Session, item_id: int) -> Facts:
    """Return the review of an item; one that was not begun is empty."""
    row = _row(session, item_id)
    return Facts(*(getattr(row, name) for name in Facts._fields)) if row else Facts()


def write(session: Session, item_id: int, **texts: str) -> None:
    """Change some of the texts; the review is made when there is something to keep.

    Raises `FieldTooLong`.
    """
    if unknown := texts.keys() - set(Facts._fields):
        raise TypeError(f"A code review has no {unknown}")
    if any(len(text) > LONGEST for text in texts.values()):
        raise FieldTooLong
    row = _row(session, item_id)
    if row is None:
        if not any(texts.values()):
            return
        row = _made(session, item_id)
    for name, text in texts.items():
        setattr(row, name, text)
    session.flush()


def add_finding(
    session: Session,
    item_id: int,
    text: str,
    voice: str,
    today: date,
    meeting_id: int | None = None,
    due: date | None = None,
) -> int:
    """Make a finding an action item; that of a private item is private.

    It came of the meeting if that runs or was held; while one prepares, of the item alone.
    """
    item, of = session.get_one(AgendaItem, item_id), _came_of(session, meeting_id)
    made = actions.add(session, item.mentorship_id, text, voice, today, of, due, item.private)
    session.get_one(ActionItem, made).item_id = item_id
    session.flush()
    return made


def findings(session: Session, item_id: int) -> list[Action]:
    return actions.of_item(session, item_id)


def signs(session: Session, item_ids: Sequence[int]) -> dict[int, Sign]:
    """Return what there is of the reviews of items, by two queries however many there are."""
    found = dict.fromkeys(item_ids, Sign())
    texts = select(
        CodeReview.item_id,
        CodeReview.link != "",
        CodeReview.snippet != "",
        *(getattr(CodeReview, name) != "" for name in PROMPTS),
    ).where(CodeReview.item_id.in_(item_ids))
    for item_id, link, snippet, *prompts in session.execute(texts):
        found[item_id] = Sign(bool(link), bool(snippet), sum(map(bool, prompts)))
    counts = select(ActionItem.item_id, func.count()).where(
        ActionItem.item_id.in_(item_ids), ActionItem.trashed_at.is_(None)
    )
    for item_id, count in session.execute(counts.group_by(ActionItem.item_id)):
        found[item_id or 0] = found[item_id or 0]._replace(findings=count)
    return found


def _came_of(session: Session, meeting_id: int | None) -> int | None:
    wanted = Meeting.state.in_(("running", "held")) & Meeting.trashed_at.is_(None)
    return session.scalar(select(Meeting.id).where(Meeting.id == meeting_id, wanted))


def _row(session: Session, item_id: int) -> CodeReview | None:
    return session.scalar(select(CodeReview).where(CodeReview.item_id == item_id))


def _made(session: Session, item_id: int) -> CodeReview:
    item = session.get_one(AgendaItem, item_id)
    row = CodeReview(uid=uid.derived(item.uid, "code_review"), item_id=item_id, **Facts()._asdict())
    session.add(row)
    return row
