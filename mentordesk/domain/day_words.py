"""Days as people write them: tomorrow, by Fri, next week, 24 Nov, in 3 days.

- A weekday is the next one after today: "Fri" on a Friday is a week from now.
- "next Friday" is the Friday of the week that begins next Monday; "this Friday" may be today.
- "next week" is its Monday, "next month" its first day: a promise is better kept early.
- "end of the week" is the Friday that comes, which may be today.
- A day and month that are past are those of the next year that has them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from .languages import ENGLISH, Language

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
NUMBER = re.compile(r"(\d{1,3})(\D{0,2})", re.ASCII)
YEAR = re.compile(r"[12]\d{3}", re.ASCII)
LONGEST = 6  # words of a day, and those before it
TAIL = 100  # characters that are looked at
YEARS = 9  # a 29 February is at most so far away


class Found(NamedTuple):
    start: int  # where the words begin that say the day, with "by" before them
    day: date


def at_end(text: str, today: date, language: Language = ENGLISH) -> Found | None:
    """Return the day that a text ends with, if something stands before it."""
    words = _last_words(text)
    for first in range(len(words)):
        said = [word[0] for word in words[first:]]
        if (day := read(said, today, language)) is not None:
            start = _with_before(words, first, language)
            if start is None or not text[: words[start].start()].strip():
                return None
            return Found(words[start].start(), day)
    return None


def read(words: Sequence[str], today: date, language: Language = ENGLISH) -> date | None:
    """Return the day that these words say, None if they say none or more than a day."""
    plain = [word.casefold().rstrip(",.") for word in words]
    try:
        return (
            _by_name(" ".join(plain), today, language)
            or _in_time(plain, today, language)
            or _in_calendar(plain, today, language)
        )
    except (ValueError, OverflowError):  # 31 April, a year without a calendar
        return None


def _last_words(text: str) -> list[re.Match[str]]:
    start = max(0, len(text) - TAIL)
    words = list(re.compile(r"\S+").finditer(text, start))
    if start and not text[start - 1].isspace():
        words = words[1:]  # it began before
    return words[-LONGEST - 2 :]


def _with_before(words: Sequence[re.Match[str]], first: int, language: Language) -> int | None:
    """Return the first word of those that say the day; None if the text needs the day."""
    for count in (2, 1):
        said = " ".join(word[0] for word in words[max(0, first - count) : first])
        if said.casefold() in language.before:
            return first - len(said.split())
    ahead = words[first - 1][0].casefold() if first else ""
    alone = first == len(words) - 1 and words[first][0][:1].islower()
    short = words[first][0].casefold().rstrip(".") in language.short_weekdays
    return None if ahead in language.holds or (alone and short) else first


def _by_name(words: str, today: date, language: Language) -> date | None:
    """today, Friday, next Friday, next week, end of the month, 2026-11-24."""
    if words in language.days:
        return today + timedelta(days=language.days[words])
    if iso := ISO.fullmatch(words):
        return date(*map(int, iso.groups()))
    if words in language.spans:
        return _begin_of(language.spans[words], today)
    weekdays = language.weekdays | language.short_weekdays
    which, _, name = words.rpartition(" ")
    if name not in weekdays:
        return None
    monday = today - timedelta(days=today.weekday())
    if which in language.next:
        return monday + timedelta(days=7 + weekdays[name])
    if which in language.this:
        this = monday + timedelta(days=weekdays[name])
        return this if this >= today else None
    ahead = (weekdays[name] - today.weekday() - 1) % 7 + 1
    return None if which else today + timedelta(days=ahead)


def _begin_of(span: str, today: date) -> date:
    if span == "week":
        return today + timedelta(days=7 - today.weekday())
    if span == "week-end":
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if span == "month":
        return _months_on(today.replace(day=1), 1)
    return today.replace(day=calendar.monthrange(today.year, today.month)[1])


def _in_time(words: Sequence[str], today: date, language: Language) -> date | None:
    """In 3 days, in a week, in two months."""
    if len(words) != 3 or words[0] not in language.after or words[2] not in language.units:
        return None
    number = NUMBER.fullmatch(words[1])
    count = int(number[1]) if number and not number[2] else language.numbers.get(words[1])
    if count is None:
        return None
    unit = language.units[words[2]]
    if unit == "months":
        return _months_on(today, count)
    return today + timedelta(days=count * (7 if unit == "weeks" else 1))


def _in_calendar(words: Sequence[str], today: date, language: Language) -> date | None:
    """24 Nov, Nov 24, the 24th of November, 24 November 2027."""
    parts = [word for word in words if word not in ("the", "of")]
    if len(parts) not in (2, 3) or (len(parts) == 3 and not YEAR.fullmatch(parts[2])):
        return None
    named = 1 if parts[1] in language.months else 0
    number, month = NUMBER.fullmatch(parts[1 - named]), language.months.get(parts[named])
    if number is None or month is None or (number[2] and number[2] not in language.ordinals):
        return None
    if len(parts) == 3:
        return date(int(parts[2]), month, int(number[1]))
    return _next_time(int(number[1]), month, today)


def _next_time(number: int, month: int, today: date) -> date | None:
    for year in range(today.year, today.year + YEARS):
        if 1 <= number <= calendar.monthrange(year, month)[1]:
            day = date(year, month, number)
            if day >= today:
                return day
    return None


def _months_on(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
