"""What is remembered on this computer, outside every desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT = 8


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


def documents() -> Path:
    """Return the folder where people keep what they make; not everybody has one."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    usual = Path(QStandardPaths.writableLocation(location) or Path.home())
    return usual if usual.is_dir() else Path.home()
