"""The agreements and check-ins of the demo desk; what is not told anew stays as it was."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from mentordesk.domain.agreement import QUESTIONS

from .writer import Writer, shifted

Told = dict[str, Any]
TEXTS = ("purpose", "expectations", "boundaries", "progress", "remark")
MEETING = ("cadence", "weeks", "channel", "address")


def add_agreed(writer: Writer, mentorship: int, told: Told, by: timedelta) -> None:
    """Add each version of an agreement and each check-in of a told mentorship."""
    holds = dict.fromkeys(TEXTS, "") | {name: told[name] for name in MEETING}
    for version in told.get("agreement", []):
        holds |= {"remark": ""} | {name: _text(value) for name, value in version.items()}
        values = {name: holds[name] for name in (*TEXTS, *MEETING)}
        days = {
            "agreed_on": shifted(holds["on"], by),
            "review_on": shifted(holds["review"], by),
        }
        writer.add("agreement", mentorship_id=mentorship, **values, **days)
    for check_in in told.get("check_in", []):
        _add_check_in(writer, mentorship, check_in, by)


def _add_check_in(writer: Writer, mentorship: int, told: Told, by: timedelta) -> None:
    answers = dict(zip(QUESTIONS, told["answers"], strict=True))
    writer.add(
        "check_in",
        mentorship_id=mentorship,
        made_on=shifted(told["on"], by),
        voice=told["voice"],
        remark=told.get("remark", ""),
        **answers,
    )


def _text(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
