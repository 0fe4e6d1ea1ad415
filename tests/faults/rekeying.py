"""A desk that gets a passphrase, another one, or none."""

from __future__ import annotations

import json
import shutil
from contextlib import closing, suppress

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError
from mentordesk.storage import backups, plain_left, protection

from .acts import Act, Careless, Place, make
from .copying import make_with_backups, strange_after_backup
from .deeds import KEY, Clock, refusals
from .forked import Tell
from .tally import verdict
from .witness import look

HELD = "held.json"
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


def _make_readable_backups(place: Place) -> None:
    """Make a desk whose backups are from when it had no passphrase."""
    plain = place._replace(key=None)
    make_with_backups(plain)
    if place.key is not None:
        protection.rekeyed(place.desk, None, place.key)
        protection.former(place.desk).unlink()
    (place.home / HELD).write_text(json.dumps(_contents(place)), "utf-8")


def _contents(place: Place) -> dict[str, str]:
    """Return what each whole backup holds, by the moment it was made."""
    copied = place.home / "looked at.mentordesk"
    contents = {}
    for made in filter(backups.verified, backups.found(place.desk)):
        shutil.copyfile(made.path, copied)
        contents[made.made_at.isoformat()] = look(
            copied, KEY if made.protected else None, Clock()
        ).digest
    copied.unlink(missing_ok=True)
    return contents


def _protect_backups(place: Place, tell: Tell) -> None:
    with refusals(tell):
        left = plain_left.protect(place.desk, KEY)
        tell("left some" if left else "done")


def _protect_in_place(place: Place, tell: Tell) -> None:
    """Write each over by its protected copy, and delete the readable one before that is whole."""
    with suppress(OSError, MentorDeskError):
        for made in backups.found(place.desk):
            plain = made.path.rename(made.path.with_suffix(".old"))
            protection.copy(plain, None, made.path, KEY)
            plain.unlink()
        tell("done")


def _wrong_after_protecting(place: Place, told: list[str], before: str) -> str:
    """Each backup is there, readable or protected, and holds what it held."""
    held = json.loads((place.home / HELD).read_text("utf-8"))
    if (found := _contents(place)) != held:
        lost = {moment for moment in held if found.get(moment) != held[moment]}
        return f"the backups of {', '.join(sorted(lost)) or 'other times'} are not what they were"
    if "done" in told and plain_left.found(place.desk):
        return "a backup can still be read"
    return verdict([], place.look(), before)


ACTS = {
    "passphrase": Act(
        *("a change of passphrase", make, _change),
        *(_wrong_after_change, Place.strange),
    ),
    "unprotect": Act(
        *("a passphrase taken off", make, _take_off),
        *(_wrong_after_taking_off, Place.strange),
    ),
    "backups-too": Act(
        *("earlier backups protected", _make_readable_backups, _protect_backups),
        *(_wrong_after_protecting, strange_after_backup),
    ),
}
CARELESS = {
    "passphrase": Careless("the old file deleted, then the new one moved in", _change_in_place),
    "unprotect": Careless("the old file deleted, then the new one moved in", _change_in_place),
    "backups-too": Careless("each written over by its copy", _protect_in_place),
}
