"""The only door to questions and file dialogs, whose classes are slow to make before first used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget

SUFFIX = ".mentordesk"


def confirm(parent: QWidget | None, title: str, text: str, verb: str) -> bool:
    """Ask before something that cannot easily be taken back; `verb` says what the button does."""
    box = _box(parent, title, text)
    yes = box.addButton(verb, box.ButtonRole.AcceptRole)
    cancel = box.addButton(box.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is yes


def tell(parent: QWidget | None, title: str, text: str) -> None:
    _box(parent, title, text).exec()


def ask_passphrase(parent: QWidget | None, title: str, label: str) -> str | None:
    from PySide6.QtWidgets import QInputDialog, QLineEdit

    answer, given = QInputDialog.getText(parent, title, label, QLineEdit.EchoMode.Password)
    return answer if given else None


def open_path(parent: QWidget | None, folder: Path) -> Path | None:
    """Ask for a desk to open."""
    from PySide6.QtWidgets import QFileDialog

    title = QCoreApplication.translate("dialogs", "Open a desk")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), desks())
    return Path(name) if name else None


def save_path(parent: QWidget | None, title: str, proposed: Path, kinds: str = "") -> Path | None:
    """Ask where to save; for desks (no `kinds` given) the suffix is added when it is missing."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds or desks())
    if not name:
        return None
    path = Path(name)
    return path if kinds or path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def desks() -> str:
    return QCoreApplication.translate("dialogs", "Desks") + f" (*{SUFFIX})"


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
