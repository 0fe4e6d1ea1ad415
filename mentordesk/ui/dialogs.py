"""The only door to questions and file dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

SUFFIX = ".mentordesk"


def confirm(parent: QWidget | None, title: str, text: str, verb: str) -> bool:
    """Ask before something that cannot easily be taken back; `verb` says what the button does."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is yes


def tell(parent: QWidget | None, title: str, text: str) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.exec()


def ask_text(parent: QWidget | None, title: str, label: str, text: str = "") -> str | None:
    """Ask for a line of text, None if the person would rather not."""
    answer, given = QInputDialog.getText(parent, title, label, QLineEdit.EchoMode.Normal, text)
    return answer.strip() if given and answer.strip() else None


def ask_passphrase(parent: QWidget | None, title: str, label: str) -> str | None:
    answer, given = QInputDialog.getText(parent, title, label, QLineEdit.EchoMode.Password)
    return answer if given else None


def open_path(parent: QWidget | None, folder: Path) -> Path | None:
    """Ask for a desk to open."""
    title = QCoreApplication.translate("dialogs", "Open a desk")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), desks())
    return Path(name) if name else None


def save_path(parent: QWidget | None, title: str, proposed: Path, kinds: str = "") -> Path | None:
    """Ask where to save; for desks (no `kinds` given) the suffix is added when it is missing."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds or desks())
    if not name:
        return None
    path = Path(name)
    return path if kinds or path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def desks() -> str:
    return QCoreApplication.translate("dialogs", "Desks") + f" (*{SUFFIX})"
