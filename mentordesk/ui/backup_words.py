"""What every page says of the backups at its foot, and so needs before anything else of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from . import words


def tr(text: str) -> str:
    return QCoreApplication.translate("backup_words", text)


def moment(made_at: datetime, now: datetime) -> str:
    """14:05 of today, yesterday, or the day."""
    here = made_at.astimezone(now.tzinfo)
    if here.date() == now.date():
        return words.time(here)
    if here.date() == now.date() - timedelta(days=1):
        return tr("yesterday")
    return words.month_day(here.date(), now.date())


def reason(code: str) -> str:
    """Return in few words what keeps a desk from being backed up."""
    reasons = {
        "disk-full": tr("the disk is full"),
        "no-folder": tr("its folder is not there"),
        "no-permission": tr("its folder may not be written"),
        "disk-failed": tr("the disk could not be written"),
        "file-damaged": tr("the desk is damaged"),
        "file-missing": tr("the desk is not there"),
        "backup-failed": tr("the copy could not be verified"),
        "name-too-long": tr("its name is too long"),
    }
    return reasons.get(code, tr("it did not work"))


def not_since(last: datetime | None, code: str, now: datetime) -> str:
    """Not backed up since 14:05: the disk is full."""
    if last is None:
        return tr("Not backed up yet: {reason}").format(reason=reason(code))
    said = tr("Not backed up since {moment}: {reason}")
    return said.format(moment=moment(last, now), reason=reason(code))
