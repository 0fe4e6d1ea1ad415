"""What is said of backups: when and why, where, how they stand, and what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from mentordesk.storage.backups import Backup
from mentordesk.ui import nouns, words

NAMED = 5  # titles; of the others only the number is said
HOUR = timedelta(hours=1)


def tr(text: str) -> str:
    return QCoreApplication.translate("backups", text)


def moment(made_at: datetime, now: datetime) -> str:
    """Today, 14:05, or the day with the time."""
    here = made_at.astimezone(now.tzinfo)
    days = {now.date(): tr("Today"), now.date() - timedelta(days=1): tr("Yesterday")}
    day = days.get(here.date()) or words.week_day(here.date(), now.date())
    return f"{day}, {words.time(here)}"


def day_and_time(made_at: datetime, now: datetime) -> str:
    """23 Nov, 14:05: as within a sentence."""
    here = made_at.astimezone(now.tzinfo)
    return f"{words.month_day(here.date(), now.date())}, {words.time(here)}"


def ago(made_at: datetime, now: datetime) -> str:
    """3 hours ago, or in how many days if a clock went wrong: just now."""
    gone = now - made_at
    if gone < timedelta(minutes=1):
        return tr("just now")
    if gone < HOUR:
        told = words.counted(tr("1 minute"), tr("%n minutes"), gone // timedelta(minutes=1))
    elif gone < timedelta(days=1):
        told = words.counted(tr("1 hour"), tr("%n hours"), gone // HOUR)
    else:
        told = words.ago(gone.days)
    return tr("{time} ago").format(time=told)


def why(code: str) -> str:
    names = {
        "changes": tr("after changes"),
        "closing": tr("on closing"),
        "migration": tr("before an update"),
        "restore": tr("before a restore"),
        "passphrase": tr("before the passphrase changed"),
        "asked": tr("asked for"),
        "set-aside": tr("set aside as it was"),
    }
    return names.get(code, tr("not known why"))


def size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def protection(backup: Backup) -> str:
    """Return what is known of it; nothing without a seal."""
    if not backup.digest:
        return ""
    return tr("protected") if backup.protected else tr("plain")


def place(name: str) -> str:
    names = {"first": tr("first place"), "second": tr("second place")}
    return names.get(name, tr("former place"))


def state(name: str) -> str:
    names = {
        "good": tr("checked"),
        "checking": tr("checking…"),
        "damaged": tr("damaged"),
        "unsealed": tr("no seal"),
        "gone": tr("gone"),
    }
    return names.get(name, tr("not checked"))


def state_sentence(name: str) -> str:
    sentences = {
        "good": tr("Checked: to the last bit what was written."),
        "checking": tr("It is being checked…"),
        "damaged": tr(
            "Damaged: it is no longer what was written. Choose another, or take from it only what"
            " you can check."
        ),
        "unsealed": tr("It has no seal: whether it is whole cannot be told. It can be looked at."),
        "gone": tr("It is no longer there. It was deleted or its disk is away."),
    }
    return sentences.get(name, tr("Not checked yet."))


def facts(backup: Backup, where: str, now: datetime) -> list[str]:
    """Return what there is to say of a backup besides when it was made."""
    told = (
        ago(backup.made_at, now),
        why(backup.why),
        size(backup.size),
        protection(backup),
        place(where),
    )
    return [each for each in told if each]


def kinds(kind: str) -> str:
    """Notes: as the name of a row."""
    names = {
        "mentorship": tr("Mentorships"),
        "meeting": tr("Meetings"),
        "agenda_item": tr("Agenda items"),
        "action_item": tr("Action items"),
        "note": tr("Notes"),
        "goal": tr("Goals"),
    }
    return names[kind]


def fewer(then: int, now: int) -> str:
    """Return what restoring would change: 3 more, 2 fewer, "" if nothing."""
    if then == now:
        return ""
    return tr("%n more").replace("%n", str(then - now)) if then > now else _fewer(now - then)


def _fewer(count: int) -> str:
    return tr("%n fewer").replace("%n", str(count))


def listed(counts: Mapping[str, Sequence[str]]) -> str:
    """2 notes, 1 goal."""
    return ", ".join(nouns.counted(kind, len(titles)) for kind, titles in counts.items())


def titles(found: Sequence[str]) -> str:
    """“Career plan”, “Reading list” and 3 more."""
    named = [each or tr("without a title") for each in found]
    shown = ", ".join(f"“{words.cut(each, 60)}”" for each in named[:NAMED])
    more = len(named) - NAMED
    return tr("{titles} and {count} more").format(titles=shown, count=more) if more > 0 else shown


def stands(name: str) -> str:
    """Return how a thing of a backup stands in the desk."""
    names = {
        "gone": tr("not in the desk any more"),
        "trash": tr("in the trash"),
        "changed": tr("changed since"),
    }
    return names.get(name, "")
