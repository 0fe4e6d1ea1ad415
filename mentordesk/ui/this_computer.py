"""What is remembered on this computer, outside every desk."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT = 8
HANDLERS = ("mimeapps.list", "mimeinfo.cache")  # where Linux keeps which program opens what


def theme() -> str:
    """Return "light", "dark" or "system"."""
    return str(QSettings().value("theme", "system"))


def set_theme(choice: str) -> None:
    QSettings().setValue("theme", choice)


def recent_desks() -> list[Path]:
    """Return the desks opened last that are still there, last first."""
    names = QSettings().value("recent", [])
    known = names if isinstance(names, list) else [names]  # a list of one comes back as text
    return [path for name in known if name and (path := Path(str(name))).is_file()]


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


def _names_program(path: Path, start: str) -> bool:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    return any(line.startswith(start) and line.removeprefix(start).strip() for line in lines)
