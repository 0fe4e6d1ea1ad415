"""A meeting's agenda and its summary, made of what is shared alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from mentordesk.domain import note as notes_text
from mentordesk.domain import voice
from mentordesk.domain.agenda import OUTCOMES, by_section
from mentordesk.domain.channel import target
from mentordesk.domain.typed import first_name
from mentordesk.domain.wall_time import elsewhere
from mentordesk.domain.zones import city

from .outline import Line, Outline, Part

if TYPE_CHECKING:
    from mentordesk.storage.actions import Action
    from mentordesk.storage.agenda import Entry
    from mentordesk.storage.decisions import Decision
    from mentordesk.storage.learnings import Learning
    from mentordesk.storage.meetings import Facts
    from mentordesk.storage.next_time import Aim

    from .words import Words

SHOWN = ("open", "discussed")
BY_NEXT_TIME = "by-next-time"


class Private(Protocol):
    @property
    def private(self) -> bool: ...


P = TypeVar("P", bound=Private)


@dataclass(frozen=True)
class Note:
    text: str
    private: bool


@dataclass(frozen=True)
class Meeting:
    """All there is of a meeting, private or not; only this module takes its pick."""

    facts: Facts
    me: str  # my name, "" if it was never said
    entries: Sequence[Entry]
    actions: Sequence[Action]
    decisions: Sequence[Decision]
    learnings: Sequence[Learning]
    aims: Sequence[Aim]  # what was to exist by then, and was said to be met or not
    following: Facts | None  # the meeting that is planned next
    note: Note | None
    links: Mapping[int, str]  # to what is reviewed, by item
    titles: frozenset[str]  # of the shared notes that are linked to, in small letters


def agenda(meeting: Meeting, words: Words) -> Outline:
    """Return what may leave of an agenda, section by section, empty sections left out."""
    wanted = [entry for entry in meeting.entries if entry.state in SHOWN]
    shown = _shared(wanted)
    parts = [
        Part(*words.sections[section], tuple(_item(entry, meeting, words) for entry in found))
        for section, found in by_section(meeting.facts.kind, shown).items()
        if found
    ]
    facts = _when(meeting.facts, words), _where(meeting.facts, words)
    left_out = len(wanted) - len(shown)
    return _outline(meeting, words, facts, parts, words.empty, left_out)


def summary(meeting: Meeting, words: Words, *, with_note: bool = False) -> Outline:
    """Return what may leave of what a meeting produced; the note only if it is shared."""
    became = {"discussed": words.discussed, "carried": words.carried, "parked": words.parked}
    wanted = [entry for entry in meeting.entries if _outcome(entry) in became]
    items = _shared(wanted)
    promised = [entry for entry in items if _is_agreed(entry)]
    parts = [
        _part(words.by_then, (_aim(a, meeting, words) for a in _shared(meeting.aims))),
        _part(words.decisions, (_line(d.text, meeting, words) for d in _shared(meeting.decisions))),
        _part(words.actions, (_action(a, meeting, words) for a in _shared(meeting.actions))),
        _part(words.sections[BY_NEXT_TIME][0], (_aim(e, meeting, words) for e in promised)),
        _part(words.learnings, (_learning(e, meeting, words) for e in _shared(meeting.learnings))),
    ]
    for outcome, heading in became.items():
        found = [e for e in items if _outcome(e) == outcome and e not in promised]
        parts.append(_part(heading, (_item(entry, meeting, words, long=False) for entry in found)))
    if meeting.following is not None:
        parts.append(_part(words.following, [Line(_when(meeting.following, words))]))
    if with_note and meeting.note is not None and not meeting.note.private:
        parts.append(Part(words.note, body=_unlinked(meeting.note.text, meeting, words)))
    produced = (wanted, meeting.aims, meeting.decisions, meeting.actions, meeting.learnings)
    left_out = sum(each.private for things in produced for each in things)
    facts = (_when(meeting.facts, words),)
    return _outline(meeting, words, facts, parts, words.nothing, left_out)


def links(meeting: Meeting) -> set[str]:
    """Return the titles of all notes that are linked to in what could leave."""
    texts = [
        *(entry.title for entry in meeting.entries),
        *(decision.text for decision in meeting.decisions),
        *(action.text for action in meeting.actions),
        *(learning.text for learning in meeting.learnings),
        *(aim.title for aim in meeting.aims),
        meeting.note.text if meeting.note else "",
    ]
    return {title for text in texts for title in notes_text.linked(text)}


def _shared(things: Iterable[P]) -> list[P]:
    return [each for each in things if not each.private]


def _outcome(entry: Entry) -> str:
    return entry.outcome or OUTCOMES[entry.state]


def _is_agreed(entry: Entry) -> bool:
    """Return whether it is to exist by the next meeting: carried over it is to be agreed yet."""
    return entry.section == BY_NEXT_TIME and _outcome(entry) == "discussed"


def _outline(
    meeting: Meeting,
    words: Words,
    facts: Sequence[str],
    parts: Sequence[Part],
    nothing: str,
    left_out: int,
) -> Outline:
    filled = tuple(part for part in parts if part.lines or part.body.strip())
    said = tuple(filter(None, facts))
    return Outline(_title(meeting, words), said, filled, nothing, left_out)


def _title(meeting: Meeting, words: Words) -> str:
    form = words.both if meeting.me else words.alone
    who = form.format(me=meeting.me, person=meeting.facts.person)
    number = meeting.facts.number
    return (words.numbered if number else words.unnumbered).format(number=number, who=who)


def _when(meeting: Facts, words: Words) -> str:
    """The other may be in another zone: the text says which it is, and what it is there."""
    start, end = meeting.starts_at, meeting.starts_at + timedelta(minutes=meeting.minutes)
    zone = meeting.zone.removeprefix("Etc/").replace("_", " ")
    said = f"{words.day(start.date())}, {_clock(start)}–{_clock(end)} ({zone})"
    return " · ".join(filter(None, (said, _there(meeting, words))))


def _there(meeting: Facts, words: Words) -> str:
    """10:00 in New York, with the day if it is another one; "" if it is the same."""
    start, zone = meeting.starts_at, meeting.their_zone
    there = elsewhere(start, meeting.zone, zone)
    if zone is None or there is None or there == start:
        return ""
    same = there.date() == start.date()
    time = _clock(there) if same else f"{words.day(there.date())}, {_clock(there)}"
    return words.elsewhere.format(time=time, city=city(zone))


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def _where(meeting: Facts, words: Words) -> str:
    """Where it is, with the link, the number or the place, so that the other can come."""
    found, address = target(meeting.channel, meeting.address), meeting.address.strip()
    name = found.label or words.places.get(found.provider, "")
    return f"{name}: {address}" if name and address and name not in address else address or name


def _part(heading: str, lines: Iterable[Line]) -> Part:
    return Part(heading, lines=tuple(lines))


def _line(text: str, meeting: Meeting, words: Words, *facts: str, done: bool | None = None) -> Line:
    return Line(_unlinked(text, meeting, words), tuple(filter(None, facts)), done)


def _item(entry: Entry, meeting: Meeting, words: Words, *, long: bool = True) -> Line:
    minutes = words.minutes.format(n=entry.minutes) if long and entry.minutes else ""
    line = _line(entry.title, meeting, words, _name(entry.voice, meeting, words), minutes)
    return replace(line, link=meeting.links.get(entry.item_id, ""))


def _aim(aim: Aim | Entry, meeting: Meeting, words: Words) -> Line:
    """What is to exist by the next meeting, and whether it did if that was said."""
    said = {None: "", True: words.met, False: words.unmet}[aim.met]
    return _line(aim.title, meeting, words, _name(aim.voice, meeting, words), said, done=aim.met)


def _action(action: Action, meeting: Meeting, words: Words) -> Line:
    done = action.done_at is not None
    due = words.due.format(day=words.day(action.due)) if action.due and not done else ""
    state = words.done if done else due
    name = _name(action.voice, meeting, words)
    return _line(action.text, meeting, words, name, state, done=done)


def _learning(learning: Learning, meeting: Meeting, words: Words) -> Line:
    return _line(learning.text, meeting, words, _name(learning.voice, meeting, words))


def _name(whose: str, meeting: Meeting, words: Words) -> str:
    mine = meeting.facts.role
    name = meeting.facts.person if whose == voice.other(mine) else meeting.me
    return first_name(name) or words.roles[whose]


def _unlinked(text: str, meeting: Meeting, words: Words) -> str:
    """Return a text in which links are words: the title of a shared note, or just "a note"."""
    return notes_text.without_links(text, meeting.titles, words.a_note)
