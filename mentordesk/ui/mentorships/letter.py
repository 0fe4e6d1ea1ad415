"""The letter that closes a mentorship: a beginning, to be put in one's own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain import voice
from mentordesk.storage.closings import Closing
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import words


def tr(text: str) -> str:
    return QCoreApplication.translate("letter", text)


def beginning(outcome: str, facts: Facts, closing: Closing, me: str, today: date) -> str:
    """A warm, short letter with what both know already; `me` may be unknown."""
    mine, theirs = facts.role, voice.other(facts.role)
    parts = [
        tr("Dear {name},").format(name=words.first_name(facts.person)),
        f"{_since(facts, closing, today)} {_why_now(outcome)}".strip(),
        _listed(tr("What was reached on the way:"), closing.reached),
        _listed(tr("What you told me you learned:"), closing.learned[theirs]),
        _listed(tr("What I take with me:"), closing.learned[mine]),
        _thanks(mine),
        "\n".join(filter(None, (tr("Warmly,"), words.first_name(me)))),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _since(facts: Facts, closing: Closing, today: date) -> str:
    if not closing.held:
        return ""
    started = words.written(facts.started_on, "MMMM yyyy")
    one, many = tr("We met once since {month}."), tr("We met %n times since {month}.")
    return words.counted(one, many, closing.held).format(month=started)


def _why_now(outcome: str) -> str:
    if outcome == "completed":
        return tr("What we set out to do is done, and I am glad that we did it together.")
    return tr("Our mentorship ends here, and I would like to close it well.")


def _listed(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([heading, *(f"- {line}" for line in lines)]) if lines else ""


def _thanks(mine: str) -> str:
    if mine == "mentor":
        return tr("Thank you for your trust. If a question comes up, write to me.")
    return tr("Thank you for your time, and for every question that stayed with me.")
