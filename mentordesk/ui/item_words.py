"""The words for what became of agenda items, and of the meetings they were on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from . import words


def tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def carried(times: int, since: date | None, today: date) -> str:
    """carried over twice, since 4 May; "" if it never was."""
    if not times or since is None:
        return ""
    often = {1: tr("carried over"), 2: tr("carried over twice")}
    said = often.get(times, tr("carried over {n} times").format(n=times))
    return tr("{carried}, since {day}").format(carried=said, day=words.month_day(since, today))


def outcome(name: str) -> str:
    """Return what became of an agenda item at a meeting, or what state it is in."""
    names = {
        "discussed": tr("discussed"),
        "carried": tr("carried over"),
        "parked": tr("parked"),
        "dropped": tr("dropped"),
        "open": tr("open"),
    }
    return names[name]


def useful(said: int) -> str:
    """Return how useful a meeting was, from 1 to 5."""
    names = (
        tr("not useful"),
        tr("a little useful"),
        tr("useful"),
        tr("very useful"),
        tr("a turning point"),
    )
    return names[said - 1]


def met(answer: bool | None) -> str:
    """Return whether something that was agreed on existed by the next time, "" if not said."""
    return "" if answer is None else tr("met") if answer else tr("not met")
