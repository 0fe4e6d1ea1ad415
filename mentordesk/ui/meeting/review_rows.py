"""What the rows of an agenda show of code reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentordesk.storage import code_reviews
from mentordesk.storage.code_reviews import Sign
from mentordesk.ui import words

from .row import Row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def tr(text: str) -> str:
    return QCoreApplication.translate("code_review", text)


def can_review(row: Row) -> bool:
    return row.kind == "agenda_item" and row.section == "code-review"


def reviewed(session: Session, rows: Sequence[Row]) -> list[Row]:
    """Return the rows, those of code reviews with a pill that opens the review."""
    wanted = [row.id for row in rows if can_review(row)]
    signs = code_reviews.signs(session, wanted) if wanted else {}
    return [_signed(row, signs[row.id]) if row.id in signs else row for row in rows]


def _signed(row: Row, sign: Sign) -> Row:
    if not can_review(row):
        return row
    spoken = ", ".join(filter(None, (row.spoken, _spoken(sign))))
    return replace(row, review=_pill(sign), reviewed=not sign.is_empty, spoken=spoken)


def _pill(sign: Sign) -> str:
    """Review, or how many findings there are so far."""
    return _findings(sign.findings) if sign.findings else tr("Review")


def _spoken(sign: Sign) -> str:
    said = [tr("with a link")] if sign.link else []
    said += [tr("with a snippet")] if sign.snippet else []
    said += [_findings(sign.findings)] if sign.findings else []
    return ", ".join(said)


def _findings(count: int) -> str:
    return words.counted(tr("1 finding"), tr("%n findings"), count)
