"""The only door to questions and file dialogs, whose classes are slow to make before first used."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from . import dialog_look

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

    from .file_icons import FileIcons

SUFFIX = ".mentordesk"


def confirm(parent: QWidget | None, title: str, text: str, verb: str) -> bool:
    """Ask before something that cannot easily be taken back; `verb` says what the button does."""
    box = _box(parent, title, text)
    yes = box.addButton(verb, box.ButtonRole.AcceptRole)
    cancel = box.addButton(box.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    _show(box)
    return box.clickedButton() is yes


def tell(parent: QWidget | None, title: str, text: str) -> None:
    box = _box(parent, title, text)
    box.addButton(box.StandardButton.Ok)
    _show(box)


def open_path(parent: QWidget | None, folder: Path) -> Path | None:
    """Ask for a desk to open."""
    title = QCoreApplication.translate("dialogs", "Open a desk")
    dialog, _ = file_dialog(parent, title, folder, desks())
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    return _chosen(dialog)


def file_to_read(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask for a file to import."""
    dialog, _ = file_dialog(parent, title, folder, kinds)
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    return _chosen(dialog)


def folder(parent: QWidget | None, title: str, usual: Path) -> Path | None:
    """Ask for a folder."""
    dialog, _ = file_dialog(parent, title, usual, "")
    dialog.setFileMode(dialog.FileMode.Directory)
    dialog.setOption(dialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def save_path(
    parent: QWidget | None, title: str, proposed: Path, kinds: str = "", suffix: str = ""
) -> Path | None:
    """Ask where to save; the suffix, that of desks if no `kinds` are given, is always there."""
    end = suffix or ("" if kinds else SUFFIX)
    dialog, _ = file_dialog(parent, title, proposed.parent, kinds or desks())
    dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
    dialog.selectFile(proposed.name)
    path = _chosen(dialog)
    if path is None or path.suffix == end or not end:
        return path
    whole = path.with_name(path.name + end)
    return whole if not whole.exists() or _replaces(parent, title, whole) else None


def has_printer() -> bool:
    from PySide6.QtPrintSupport import QPrinterInfo  # slow, and seldom needed

    return bool(QPrinterInfo.availablePrinterNames())


def printer(parent: QWidget | None, title: str, document: str) -> QPrinter | None:
    """Ask where to print a document; return what is then painted on."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    result = QPrinter(QPrinter.PrinterMode.HighResolution)
    result.setDocName(document)
    dialog = QPrintDialog(result, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)  # it may hit any file
    dialog_look.arrange(dialog)
    chosen = dialog.exec()
    dialog.deleteLater()
    return result if chosen else None


def file_dialog(
    parent: QWidget | None, title: str, folder: Path, kinds: str
) -> tuple[QFileDialog, FileIcons]:
    """Return a dialog that reads no file, which would take the locks off a desk open here.

    Linux's own dialogs do; Windows and macOS have theirs. The icons must live as long as it does.
    """
    from PySide6.QtWidgets import QFileDialog

    from .file_icons import FileIcons

    dialog, icons = QFileDialog(parent, title, str(folder), kinds), FileIcons()
    ours = sys.platform not in ("win32", "darwin")
    dialog.setOption(dialog.Option.DontUseNativeDialog, ours)
    dialog.setIconProvider(icons)
    if ours:
        dialog_look.arrange(dialog)
        dialog_look.give_icons(dialog)
    return dialog, icons


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def _replaces(parent: QWidget | None, title: str, path: Path) -> bool:
    question = QCoreApplication.translate("dialogs", "{0} is already there.").format(path.name)
    return confirm(parent, title, question, QCoreApplication.translate("dialogs", "Replace"))


def desks() -> str:
    return QCoreApplication.translate("dialogs", "Desks") + f" (*{SUFFIX})"


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def _show(box: QMessageBox) -> None:
    dialog_look.arrange(box)
    dialog_look.close_gap(box)
    box.exec()
