"""The words that a captured line is made of, a table for each language."""

from __future__ import annotations

from dataclasses import dataclass, fields

AGENDA, ACTION, DECISION, LEARNING, NOTE = (
    "agenda_item",
    "action_item",
    "decision",
    "learning",
    "note",
)


@dataclass(frozen=True)
class Language:
    """All in small letters; where a table has an order it is that of the calendar."""

    kinds: dict[str, str]  # "learned": before the colon
    me: frozenset[str]
    links: frozenset[str]  # between what it is and with whom: "learned with Priya"
    ask: frozenset[str]
    about: frozenset[str]
    before: frozenset[str]  # a day: "by Friday", "due on Friday"
    holds: frozenset[str]  # keeps a day that follows in the text: "the plan for Friday"
    days: dict[str, int]  # so many days from now
    spans: dict[str, str]  # "next week"
    next: frozenset[str]
    this: frozenset[str]
    after: frozenset[str]  # "in 3 days"
    numbers: dict[str, int]
    units: dict[str, str]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]  # alone they are taken only with a capital: "he sat"
    months: dict[str, int]
    ordinals: frozenset[str]  # what follows the number of a day: "24th"


def _each(*words: str) -> frozenset[str]:
    return frozenset(words)


def _numbered(first: int, *names: str) -> dict[str, int]:
    """Number lists of names, divided by |, from the first on."""
    return {
        name: number for number, names_ in enumerate(names, first) for name in names_.split("|")
    }


ENGLISH = Language(
    kinds={
        "action": ACTION,
        "todo": ACTION,
        "agenda": AGENDA,
        "decided": DECISION,
        "decision": DECISION,
        "we decided": DECISION,
        "learned": LEARNING,
        "learnt": LEARNING,
        "learning": LEARNING,
        "note": NOTE,
    },
    me=_each("me", "i"),
    links=_each("with", "to", "for"),
    ask=_each("ask"),
    about=_each("about"),
    before=_each("by", "on", "due", "due by", "due on", "until", "till", "before"),
    holds=_each(
        *("about", "after", "and", "at", "every", "for", "from", "in", "last", "of", "or"),
        *("past", "per", "since", "than", "the", "to", "vs", "with", "a", "an", "this", "next"),
    ),
    days=_numbered(0, "today", "tomorrow", "day after tomorrow|the day after tomorrow"),
    spans={
        "next week": "week",
        "next month": "month",
        "end of week": "week-end",
        "end of the week": "week-end",
        "the end of the week": "week-end",
        "end of month": "month-end",
        "end of the month": "month-end",
        "the end of the month": "month-end",
        "the end of month": "month-end",
    },
    next=_each("next"),
    this=_each("this"),
    after=_each("in"),
    numbers=_numbered(1, "a|an|one", "two", "three", "four", "five", "six", "seven", "eight"),
    units={
        "day": "days",
        "days": "days",
        "week": "weeks",
        "weeks": "weeks",
        "month": "months",
        "months": "months",
    },
    weekdays=_numbered(
        0, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    ),
    short_weekdays=_numbered(0, "mon", "tue|tues", "wed", "thu|thur|thurs", "fri", "sat", "sun"),
    months=_numbered(
        1,
        *("january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun"),
        *("july|jul", "august|aug", "september|sep|sept", "october|oct"),
        *("november|nov", "december|dec"),
    ),
    ordinals=_each("st", "nd", "rd", "th"),
)
GERMAN = Language(
    kinds={
        "aufgabe": ACTION,
        "agenda": AGENDA,
        "thema": AGENDA,
        "beschlossen": DECISION,
        "entscheidung": DECISION,
        "entschieden": DECISION,
        "gelernt": LEARNING,
        "notiz": NOTE,
    },
    me=_each("ich", "mir"),
    links=_each("mit", "für", "an"),
    ask=_each("frag", "frage"),
    about=_each("nach", "wegen", "zu", "zum", "zur", "über"),
    before=_each(
        *("bis", "bis zum", "am", "zum", "vor", "fällig", "fällig am"),
        *("spätestens", "spätestens am", "bis spätestens"),
    ),
    holds=_each(
        *("aus", "der", "den", "dem", "des", "für", "im", "in", "jeden", "mit", "nach", "oder"),
        *("seit", "um", "und", "vom", "von", "wegen", "zu", "über", "letzten"),
    ),
    days=_numbered(0, "heute", "morgen", "übermorgen"),
    spans={
        "nächste woche": "week",
        "nächster woche": "week",
        "nächsten monat": "month",
        "ende der woche": "week-end",
        "monatsende": "month-end",
        "ende des monats": "month-end",
    },
    next=_each("nächsten", "nächster", "nächstem"),
    this=_each("diesen", "diesem"),
    after=_each("in"),
    numbers=_numbered(1, "einem|einer|eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben"),
    units={
        "tag": "days",
        "tagen": "days",
        "woche": "weeks",
        "wochen": "weeks",
        "monat": "months",
        "monaten": "months",
    },
    weekdays=_numbered(
        0, "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"
    ),
    short_weekdays=_numbered(0, "mo", "di", "mi", "do", "fr", "sa", "so"),
    months=_numbered(
        1,
        *("januar|jan", "februar|feb", "märz|mär", "april|apr", "mai", "juni|jun", "juli|jul"),
        *("august|aug", "september|sep|sept", "oktober|okt", "november|nov", "dezember|dez"),
    ),
    ordinals=_each("."),
)
BY_CODE = {"en": ENGLISH, "de": GERMAN}


def understood(code: str) -> Language:
    """Return the words of English and, where there is a table, of another language: "de"."""
    other = BY_CODE.get(code, ENGLISH)
    both = {each.name: getattr(other, each.name) | getattr(ENGLISH, each.name) for each in FIELDS}
    return Language(**both)


FIELDS = fields(Language)
