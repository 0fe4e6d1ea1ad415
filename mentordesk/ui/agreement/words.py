"""The words of an agreement: its parts, what changed, the questions of a check-in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.agreement import Terms, changed
from mentordesk.storage.agreements import Version
from mentordesk.ui import words

SCALE = range(1, 6)


def tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)


def part(name: str) -> str:
    names = {
        "purpose": tr("Purpose"),
        "expectations": tr("Expectations"),
        "boundaries": tr("Boundaries"),
        "progress": tr("How progress is tracked"),
        "cadence": tr("Cadence"),
        "channel": tr("Channel"),
        "review_on": tr("Next review"),
    }
    return names[name]


def hint(name: str) -> str:
    """What to talk about before a part is written."""
    hints = {
        "purpose": tr("What would make this worth the time for both of you?"),
        "expectations": tr("What does each of you bring, and what do you ask of the other?"),
        "boundaries": tr("What stays between you, and what is not asked of anyone?"),
        "progress": tr("How will both of you see that it helps?"),
    }
    return hints[name]


def starting_text(name: str, kind: str, mentor: str, mentee: str) -> str:
    """A first wording of a part, to be made one's own."""
    aims = {
        "career": tr("{mentee} wants to find the next step at work, and to take it."),
        "technical": tr("{mentee} wants to understand a technology well enough to build with it."),
        "personal": tr("{mentee} wants to change a habit, and to keep it changed."),
    }
    texts = {
        "purpose": aims[kind]
        + tr("\n{mentor} has been there and wants to learn from how it goes this time."),
        "expectations": tr(
            "{mentee} drives: brings the agenda and says where things are stuck."
            "\n{mentor} listens first, and says plainly what helped and what did not."
            "\nBoth keep what they promise, or say early that it will not work out."
        ),
        "boundaries": tr(
            "What is said here stays here."
            "\nEither of us may say “not today”, and either may end this, without a reason."
            "\nBetween meetings an answer may take two working days."
        ),
        "progress": tr(
            "At each meeting we look at what was to exist by then."
            "\nGoals have small milestones. A quiet stretch is talked about, not judged."
        ),
    }
    return texts[name].replace("{mentor}", mentor).replace("{mentee}", mentee)


def value(terms: Terms, name: str, today: date) -> str:
    """How often, where or when, in words."""
    if name == "cadence":
        return words.cadence(terms.cadence)
    if name == "review_on":
        return words.month_day(terms.review_on, today) if terms.review_on else tr("not agreed")
    said = words.channel(terms.channel, terms.address) if terms.channel else tr("not agreed yet")
    return f"{said}, {terms.address}" if terms.address else said


def agreed(versions: Sequence[Version], today: date) -> str:
    """Agreed 11 Jun · amended twice, last on 17 Sep."""
    said = tr("Agreed {day}").format(day=words.month_day(versions[-1].agreed_on, today))
    times = len(versions) - 1
    if not times:
        return said
    last = words.month_day(versions[0].agreed_on, today)
    one, two = tr("amended {day}"), tr("amended twice, last {day}")
    many = tr("amended {n} times, last {day}")
    amended = one if times == 1 else two if times == 2 else many
    return f"{said} · {amended.format(n=times, day=last)}"


def headline(version: Version, before: Version | None) -> str:
    """What a version was: the first one, an amendment, or a review that kept it."""
    if before is None:
        return tr("First agreed")
    kept = changed(before.terms, version.terms) == ("review_on",)
    return tr("Kept as it was") if kept else tr("Amended")


def review(review_on: date, today: date) -> str:
    """Due in 3 weeks, due today, or due for 5 days."""
    days = (review_on - today).days
    if days > 0:
        return tr("in {time}").format(time=words.ago(days))
    return tr("due for {time}").format(time=words.ago(-days)) if days else tr("due today")


def question(name: str) -> str:
    questions = {
        "useful": tr("Are our meetings worth the time?"),
        "progress": tr("Are we getting somewhere?"),
        "rhythm": tr("Does how often we meet fit?"),
        "candour": tr("Can we say what is difficult?"),
        "balance": tr("Do both of us give and take?"),
    }
    return questions[name]


def answer(value: int | None) -> str:
    said = [tr("not yet"), tr("a little"), tr("partly"), tr("mostly"), tr("very much")]
    return tr("no answer") if value is None else said[value - 1]
