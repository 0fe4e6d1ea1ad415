"""Copies, backups and a backup restored: whole files that come to a place."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import timedelta

from mentordesk.storage import backups, copying
from mentordesk.storage.backups import folders, manifest
from mentordesk.storage.backups.manifest import Backup

from .acts import Act, Careless, Place, go_on, make
from .deeds import BEGUN, Clock, refusals
from .forked import Tell
from .tally import verdict
from .witness import look

DAYS_AGO = (40, 9, 5, 5)  # of two on one day long past, one is thinned out


def _make_with_copy(place: Place) -> None:
    make(place)
    copying.save_file(place.desk, place.copy, place.key)
    go_on(place)


def _copy(place: Place, tell: Tell) -> None:
    with refusals(tell):
        copying.save_file(place.desk, place.copy, place.key, over=True)
        tell("done")


def _copy_in_place(place: Place, tell: Tell) -> None:
    with suppress(OSError):
        shutil.copyfile(place.desk, place.copy)
        tell("done")


def _wrong_after_copy(place: Place, told: list[str], before: str) -> str:
    copied = look(place.copy, place.key, Clock())
    if wrong := verdict([], place.look(), before):
        return wrong
    if copied.wrong or ("done" in told and copied.digest != before):
        return f"the copy: {copied.wrong or 'not of the desk'}"
    return ""


def _strange_after_copy(place: Place) -> list[str]:
    return place.strange(place.copy)


def make_with_backups(place: Place) -> None:
    """Make a desk with backups of several days, the last one being of an earlier state."""
    make(place)
    for number, days in enumerate(DAYS_AGO):
        moment = BEGUN - timedelta(days=days, hours=-number)
        backups.make(place.desk, place.key, "closing", moment)
    go_on(place)


def _back_up(place: Place, tell: Tell) -> None:
    with refusals(tell):
        made = backups.make(place.desk, place.key, "asked", BEGUN)
        tell(f"done {made.path.name}")


def _back_up_in_place(place: Place, tell: Tell) -> None:
    """Write over the newest backup, as who keeps but one."""
    newest = backups.found(place.desk)[0]
    with suppress(OSError):
        shutil.copyfile(place.desk, newest.path)
        tell("done")


def _wrong_after_backup(place: Place, told: list[str], before: str) -> str:
    if wrong := verdict([], place.look(), before):
        return f"the desk: {wrong}"
    there = backups.found(place.desk)
    good = [each for each in there if backups.verified(each)]
    days = {each.made_at.date() for each in good}
    if missing := {(BEGUN - timedelta(days=days_ago)).date() for days_ago in DAYS_AGO} - days:
        return f"no backup is left of {', '.join(map(str, sorted(missing)))}"
    if told and told[-1].startswith("done") and _opened(place, good[0]) != before:
        return "the new backup does not hold the desk"
    return ""


def strange_after_backup(place: Place) -> list[str]:
    """Return what lies among the backups and is no whole one, or beside the desk."""
    places = folders.known(place.desk)
    every = (each for folder in places for each in manifest.listed(folder))
    mine = {p for each in every if backups.verified(each) for p in (each.path, each.manifest)}
    there = (path for folder in places for path in folder.iterdir())
    return place.strange() + sorted(path.name for path in there if path not in mine)


def _opened(place: Place, made: Backup) -> str:
    """Return what a backup holds, looked at in a copy."""
    copied = place.home / "looked at.mentordesk"
    shutil.copyfile(made.path, copied)
    found = look(copied, place.key, Clock())
    copied.unlink()
    return found.wrong or found.digest


def _oldest(place: Place) -> Backup:
    return backups.found(place.desk)[-1]


def _restore(place: Place, tell: Tell) -> None:
    with refusals(tell):
        backups.restore(_oldest(place), place.desk, place.key, BEGUN)
        tell("done")


def _restore_in_place(place: Place, tell: Tell) -> None:
    with suppress(OSError):
        shutil.copyfile(_oldest(place).path, place.desk)
        tell("done")


def _wrong_after_restoring(place: Place, told: list[str], before: str) -> str:
    """At its place is the desk or the backup, whole; and what it was is there or set aside."""
    wanted, found = _opened(place, _oldest(place)), place.look()
    if found.wrong or found.digest not in (before, wanted):
        return found.wrong or "neither the desk nor the backup"
    if told[-1:] == ["done"] and found.digest != wanted:
        return "what was restored is not there"
    if told and told[-1].startswith("refused") and found.digest != before:
        return "refused, and yet restored"
    aside = [each for each in backups.found(place.desk) if backups.verified(each)]
    if found.digest != before and before not in (_opened(place, each) for each in aside):
        return "what was there before is not set aside"
    return ""


ACTS = {
    "copy": Act("a copy", _make_with_copy, _copy, _wrong_after_copy, _strange_after_copy),
    "backup": Act(
        *("a backup", make_with_backups, _back_up),
        *(_wrong_after_backup, strange_after_backup),
    ),
    "restore": Act(
        *("a backup restored", make_with_backups, _restore),
        *(_wrong_after_restoring, strange_after_backup),
    ),
}
CARELESS = {
    "copy": Careless("a copy written in its place", _copy_in_place),
    "backup": Careless("one backup, written over", _back_up_in_place),
    "restore": Careless("a backup copied into the place of the desk", _restore_in_place),
}
