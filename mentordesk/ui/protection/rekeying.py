"""What is done to a desk while it is closed: it gets a passphrase, another one, or none."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mentordesk import clock
from mentordesk.errors import MentorDeskError
from mentordesk.storage import backups, protection, remembered, rounds
from mentordesk.storage import key as keys
from mentordesk.ui import this_computer
from mentordesk.ui.closed_work import Done

from . import words


def protected(
    path: Path,
    key: str | None,
    passphrase: str,
    *,
    remember: bool,
    backups_too: bool = False,
    lost: bool = False,
) -> Done:
    """Have the desk open by a passphrase from now on; takes its time, so call it in a thread.

    Its earlier backups follow once it is open again: they may be many. Where the former passphrase
    is `lost`, one is made that opens with the new one.
    """
    new = keys.new(passphrase)
    if key is not None and not lost:  # a plain one more would be one more that anybody can read
        _back_up(path, key)
    protection.rekeyed(path, key, new)
    if lost:
        _back_up(path, new, "asked")
    if key is not None and this_computer.protects_backups(keys.salt_of(key)):
        this_computer.set_protects_backups(keys.salt_of(key), False)
        backups_too = True
    this_computer.set_protects_backups(keys.salt_of(new), backups_too)
    if key is not None:
        forget(key)
    said = [words.changed() if key else words.protected()]
    if remember and (trouble := remember_key(new)):
        said.append(words.not_remembered(trouble))
    return Done(new, " ".join(said))


def unprotected(path: Path, key: str) -> Done:
    """Have the desk open for everybody from now on; likewise."""
    _back_up(path, key)
    protection.rekeyed(path, key, None)
    rounds.keep_salt(path, None)  # it is plain by the user's own will
    forget(key)
    return Done(None, words.unprotected())


def _back_up(path: Path, key: str, why: str = "passphrase") -> None:
    with suppress(MentorDeskError):  # then the former desk beside it is what there is
        backups.make(path, key, why, clock.now())


def remember_key(key: str) -> str:
    """Give a key to the keyring, and return what kept it from taking it, "" if nothing did."""
    salt = keys.salt_of(key)
    trouble = remembered.keep(salt, key).trouble
    this_computer.set_remembers(salt, not trouble)
    return trouble


def forget(key: str) -> str:
    """Have the keyring forget a key if it was given it; returns what kept it from that."""
    salt = keys.salt_of(key)
    if not this_computer.remembers(salt):
        return ""
    trouble = remembered.forget(salt).trouble
    this_computer.set_remembers(salt, bool(trouble))
    return trouble
