"""A desk that gets a passphrase, another one, or none."""

from __future__ import annotations

from contextlib import closing, suppress

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError
from mentordesk.storage import protection

from .acts import Act, Careless, Place, make
from .deeds import KEY, Clock, refusals
from .forked import Tell
from .tally import verdict
from .witness import look

OTHER = f"x'{'7b' * 32}{'c2' * 16}'"


def _new_key(place: Place) -> str | None:
    """A plain desk is protected, a protected one gets another passphrase."""
    return OTHER if place.key else KEY


def _no_key(place: Place) -> str | None:
    """A protected desk becomes plain; a plain one is protected, as there is nothing to take off."""
    return None if place.key else KEY


def _change(place: Place, tell: Tell) -> None:
    _rekey(place, _new_key(place), tell)


def _take_off(place: Place, tell: Tell) -> None:
    _rekey(place, _no_key(place), tell)


def _rekey(place: Place, new_key: str | None, tell: Tell) -> None:
    with refusals(tell):
        protection.rekeyed(place.desk, place.key, new_key)
        tell("done")


def _wrong_after_change(place: Place, told: list[str], before: str) -> str:
    return _wrong(place, _new_key(place), told, before)


def _wrong_after_taking_off(place: Place, told: list[str], before: str) -> str:
    return _wrong(place, _no_key(place), told, before)


def _wrong(place: Place, new_key: str | None, told: list[str], before: str) -> str:
    """The desk is at its place and opens by the one key or the other; then nothing is beside it."""
    keys = [new_key] if "done" in told else [place.key, new_key]
    for key in keys:
        found = look(place.desk, key, Clock())
        if not found.wrong:
            refused = any(line.startswith("refused") for line in told)
            if refused and key != place.key:
                return "refused, and yet done"
            return verdict([], found, before) or _wrong_when_settled(place, key)
    return f"neither key opens it: {found.wrong}"


def _wrong_when_settled(place: Place, key: str | None) -> str:
    """A good start clears away what it was before."""
    try:
        with closing(Desk(place.desk, Clock(), key)):
            protection.settle(place.desk, key)
    except MentorDeskError as error:
        return f"not settled: {error.code}"
    left = place.strange()
    return f"left over: {', '.join(left)}" if left else ""


def _change_in_place(place: Place, tell: Tell) -> None:
    """Write the other file, and only then move it: first the old one away, then the new one in."""
    new = place.desk.with_name("desk.new")
    with suppress(OSError, MentorDeskError):
        protection.copy(place.desk, place.key, new, _new_key(place))
        place.desk.unlink()
        new.rename(place.desk)
        tell("done")


ACTS = {
    "passphrase": Act(
        *("a change of passphrase", make, _change),
        *(_wrong_after_change, Place.strange),
    ),
    "unprotect": Act(
        *("a passphrase taken off", make, _take_off),
        *(_wrong_after_taking_off, Place.strange),
    ),
}
CARELESS = {
    "passphrase": Careless("the old file deleted, then the new one moved in", _change_in_place),
    "unprotect": Careless("the old file deleted, then the new one moved in", _change_in_place),
}
