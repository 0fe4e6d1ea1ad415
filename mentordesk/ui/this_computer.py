"""What is remembered on this computer, outside every desk."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDir, QSettings, QStandardPaths, QSysInfo

if TYPE_CHECKING:
    from mentordesk.domain.reminders import Quiet, Wishes

RECENT = 8
IDLE_USUAL = 15  # minutes
HANDLERS = ("mimeapps.list", "mimeinfo.cache")  # where Linux keeps which program opens what


def theme() -> str:
    """Return "light", "dark" or "system"."""
    return str(QSettings().value("theme", "system"))


def set_theme(choice: str) -> None:
    QSettings().setValue("theme", choice)


def recent_desks() -> list[Path]:
    """Return the desks opened last, last first.

    One that is gone stays, for it may have backups; but not what was only to play with.
    """
    names = QSettings().value("recent", [])
    known = names if isinstance(names, list) else [names]  # a list of one comes back as text
    paths = [Path(str(name)) for name in known if name]
    passing = QDir(QDir.tempPath()).canonicalPath()
    return [path for path in paths if path.is_file() or not path.is_relative_to(passing)]


def remember_desk(path: Path) -> None:
    whole = path.absolute()
    names = [str(p) for p in [whole, *(p for p in recent_desks() if p != whole)]]
    QSettings().setValue("recent", names[:RECENT])


def geometry() -> QByteArray:
    value = QSettings().value("geometry", QByteArray())
    return value if isinstance(value, QByteArray) else QByteArray()


def set_geometry(value: QByteArray) -> None:
    QSettings().setValue("geometry", value)


def widths(table: str) -> list[int]:
    """Return the widths that the columns of a table were given, none if they were not."""
    kept = QSettings().value(f"{table}/widths", [])
    return [int(width) for width in kept] if isinstance(kept, list) else []


def set_widths(table: str, widths: list[int]) -> None:
    QSettings().setValue(f"{table}/widths", widths)


def captured_kind(kinds: Sequence[str]) -> str:
    """Return the kind that was captured last, of these; else the first of them."""
    kept = str(QSettings().value("captured", ""))
    return kept if kept in kinds else kinds[0]


def set_captured_kind(kind: str) -> None:
    QSettings().setValue("captured", kind)


def share_format() -> str:
    """Return in which format a text was last shared, "" if none was."""
    return str(QSettings().value("share/format", ""))


def set_share_format(name: str) -> None:
    QSettings().setValue("share/format", name)


def wishes() -> Wishes:
    """Return what is to be reminded of; what cannot be read is as usual."""
    from mentordesk.domain.reminders import LEADS, Wishes  # not for the first paint

    leads = {_minutes(each): each for each in LEADS}
    return Wishes(
        on=_is_on("reminders/on"),
        leads=leads.get(str(QSettings().value("reminders/leads")), Wishes.leads),
        wrap_up=_is_on("reminders/wrap-up"),
        due=_is_on("reminders/due"),
        quiet=quiet_hours() if _is_on("reminders/quiet") else None,
    )


def quiet_hours() -> Quiet:
    """Return the quiet hours that were chosen last, whether they are on or off."""
    from mentordesk.domain.reminders import NIGHT, Quiet

    return Quiet(_time("quiet-from", NIGHT.begins), _time("quiet-to", NIGHT.ends))


def set_wishes(wishes: Wishes) -> None:
    """Keep them; quiet hours that are switched off are remembered for when they are on again."""
    kept: dict[str, str | bool] = {
        "on": wishes.on,
        "leads": _minutes(wishes.leads),
        "wrap-up": wishes.wrap_up,
        "due": wishes.due,
        "quiet": wishes.quiet is not None,
    }
    if wishes.quiet is not None:
        kept["quiet-from"], kept["quiet-to"] = (f"{at:%H:%M}" for at in wishes.quiet)
    for name, value in kept.items():
        QSettings().setValue(f"reminders/{name}", value)


def keeps_running() -> bool:
    """Return whether the last window that is closed is only put away in the tray."""
    return _is_on("tray/keeps-running", usual=False)


def set_keeps_running(on: bool) -> None:
    QSettings().setValue("tray/keeps-running", on)


def idle_minutes() -> int:
    """Return after how many minutes without the user a protected desk locks, 0 for never."""
    kept = str(QSettings().value("lock/idle-minutes", IDLE_USUAL))
    return int(kept) if kept.isdecimal() else IDLE_USUAL


def set_idle_minutes(minutes: int) -> None:
    QSettings().setValue("lock/idle-minutes", minutes)


def is_locked(salt: bytes) -> bool:
    """Return whether the desk with this salt was locked and not unlocked since.

    That holds until the computer is started anew: then the system has asked who is there.
    """
    return bool(_boot()) and str(QSettings().value(f"locked/{salt.hex()}", "")) == _boot()


def set_locked(salt: bytes, on: bool) -> None:
    if on:
        QSettings().setValue(f"locked/{salt.hex()}", _boot())
    else:
        QSettings().remove(f"locked/{salt.hex()}")


def remembers(salt: bytes) -> bool:
    """Return whether the keyring was given the key of the desk with this salt."""
    return _is_on(f"remembered/{salt.hex()}", usual=False)


def set_remembers(salt: bytes, on: bool) -> None:
    if on:
        QSettings().setValue(f"remembered/{salt.hex()}", True)
    else:
        QSettings().remove(f"remembered/{salt.hex()}")


def protects_backups(salt: bytes) -> bool:
    """Return whether earlier backups are to get the passphrase of the desk with this salt."""
    return _is_on(f"backups too/{salt.hex()}", usual=False)


def set_protects_backups(salt: bytes, on: bool) -> None:
    if on:
        QSettings().setValue(f"backups too/{salt.hex()}", True)
    else:
        QSettings().remove(f"backups too/{salt.hex()}")


def was_told(what: str) -> bool:
    """Return whether the user was told something that is said once."""
    return _is_on(f"told/{what}", usual=False)


def tell_no_more(what: str) -> None:
    QSettings().setValue(f"told/{what}", True)


def while_running() -> Path:
    """Return the folder of this user for what is needed only while the app runs."""
    location = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "running"


def documents() -> Path:
    """Return the folder where people keep what they make; not everybody has one."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    usual = Path(QStandardPaths.writableLocation(location) or Path.home())
    return usual if usual.is_dir() else Path.home()


def takes(scheme: str) -> bool:
    """Return whether a program opens the links of a scheme; yes where that is not known."""
    if sys.platform == "win32":
        return (
            "URL Protocol"
            in QSettings(f"HKEY_CLASSES_ROOT\\{scheme}", QSettings.Format.NativeFormat).allKeys()
        )
    if sys.platform == "darwin":
        return True  # the system tells when it opens one
    at, config = QStandardPaths.StandardLocation, QStandardPaths.StandardLocation.ConfigLocation
    found = [
        path
        for place in (config, at.ApplicationsLocation)
        for name in HANDLERS
        for path in QStandardPaths.locateAll(place, name)
    ]
    return any(_names_program(Path(path), f"x-scheme-handler/{scheme}=") for path in found)


def _boot() -> str:
    """Return a name for the time since the computer was started, "" where there is none."""
    return bytes(QSysInfo.bootUniqueId().data()).decode()


def _names_program(path: Path, start: str) -> bool:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    return any(line.startswith(start) and line.removeprefix(start).strip() for line in lines)


def _is_on(name: str, usual: bool = True) -> bool:
    """A file keeps true and false as text."""
    return str(QSettings().value(name, usual)).lower() == "true"


def _time(name: str, usual: time) -> time:
    try:
        return time.fromisoformat(str(QSettings().value(f"reminders/{name}")))
    except ValueError:
        return usual


def _minutes(leads: tuple[timedelta, ...]) -> str:
    return " ".join(str(lead // timedelta(minutes=1)) for lead in leads) or "none"
