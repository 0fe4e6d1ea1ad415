"""An agreement on the clipboard, in words that both can read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from mentordesk.domain.agreement import PARTS, TEXTS
from mentordesk.exchange.agreement import agreement_text
from mentordesk.storage import people
from mentordesk.ui import words as common

from . import words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from mentordesk.storage.agreements import Version
    from mentordesk.storage.mentorships import Facts


def copy(session: Session, facts: Facts, version: Version, today: date) -> None:
    """Copy a version; what a check-in says and why it was amended are not in it."""
    QGuiApplication.clipboard().setText(text(session, facts, version, today))


def text(session: Session, facts: Facts, version: Version, today: date) -> str:
    """Both are called by name: a text that is sent on has no "you"."""
    me, terms = people.me(session), version.terms
    both = words.tr("Agreement of {me} and {person}") if me else words.tr("Agreement with {person}")
    title = both.format(me=me.name if me else "", person=facts.person)
    day = common.written(version.agreed_on, "d MMMM yyyy")
    texts = [(words.part(name), getattr(terms, name)) for name in TEXTS]
    agreed = [name for name in PARTS if name not in TEXTS and getattr(terms, name) is not None]
    values = [(words.part(name), words.value(terms, name, today)) for name in agreed]
    return agreement_text(f"{title}, {day}", [*texts, *values])
