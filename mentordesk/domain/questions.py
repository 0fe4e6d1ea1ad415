"""Which questions suit a mentorship, in which order, and how things stand with each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .agenda import sections

FIRST = "first-meeting"
KINDS = ("career", "technical", "personal", FIRST, "agreement", "closing")
SECTIONS = {"career": "advice", "personal": "habits"}
USUAL_SECTION = "accomplish"


@dataclass(frozen=True)
class Question:
    uid: str
    text: str
    kind: str | None  # one of KINDS; None: for any mentorship
    category: str
    section: str = ""  # where on an agenda it goes, if not where its kind does
    comes_along: bool = False  # with the app
    hidden: bool = False


@dataclass(frozen=True)
class Asked:
    """The last time a question was asked: with whom, and how it stands on that agenda."""

    on: date | None  # the day of the meeting; None: it waits for one
    item_state: str
    answer: str
    private: bool
    person: str
    mentorship: str  # its uid
    meeting: str  # likewise, "" while it waits
    times: int  # how often it was asked so far


@dataclass(frozen=True)
class Known:
    """A question, and the last time it was asked."""

    question: Question
    asked: Asked | None = None

    @property
    def state(self) -> str:
        return state(self.asked)


def state(asked: Asked | None) -> str:
    """Return not-asked, open (on an agenda or parked), asked (talked about) or answered."""
    if asked is None:
        return "not-asked"
    if asked.answer:
        return "answered"
    return "open" if asked.item_state in ("open", "parked") else "asked"


def fits(question: Question, kind: str, has_met: bool) -> bool:
    """Return whether a question suits a mentorship of a kind; first ones only at the start."""
    return question.kind in (None, kind) or (question.kind == FIRST and not has_met)


def by_least_recent(known: Iterable[Known], kind: str) -> list[Known]:
    """Return never asked questions first, then those not asked for longest, open ones last.

    Of those never asked the first-meeting ones lead, then those of the kind, then any others;
    beyond that they keep their order.
    """

    def key(one: Known) -> tuple[bool, date, int]:
        asked, rank = one.asked, _ranks(kind).get(one.question.kind or "", 2)
        return one.state == "open", (asked and asked.on) or date.min, rank

    return sorted(known, key=key)


def suggested(known: Iterable[Known], kind: str, has_met: bool, most: int) -> list[Known]:
    """Return what to ask next: least recently asked first, of different categories if it can be."""
    wanted = [
        one
        for one in by_least_recent(known, kind)
        if fits(one.question, kind, has_met) and not one.question.hidden and one.state != "open"
    ]
    return _varied(wanted, most)


def section(question: Question, kind: str) -> str:
    """Return the section of an agenda of this kind to which a question goes."""
    own = question.section or SECTIONS.get(question.kind or "", USUAL_SECTION)
    return own if own in sections(kind) else USUAL_SECTION


def same(text: str) -> str:
    """Return what two questions share that differ in case and white space alone."""
    return " ".join(text.split()).casefold()


def _ranks(kind: str) -> dict[str, int]:
    return {FIRST: 0, kind: 1}


def _varied(known: Sequence[Known], most: int) -> list[Known]:
    """Return the first of each category, and if these are too few the others that come first."""
    firsts: dict[tuple[str | None, str], Known] = {}
    for one in known:
        firsts.setdefault((one.question.kind, one.question.category), one)
    chosen = list(firsts.values())[:most]
    others = [one for one in known if one not in chosen]
    return [*chosen, *others[: most - len(chosen)]]
