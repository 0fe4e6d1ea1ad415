"""What was copied here."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


def clear_ours() -> None:
    """Empty the clipboard, and what a selection left behind, unless another program has it."""
    clipboard, mode = QGuiApplication.clipboard(), QClipboard.Mode
    owned = {
        mode.Clipboard: clipboard.ownsClipboard,
        mode.Selection: clipboard.ownsSelection,
        mode.FindBuffer: clipboard.ownsFindBuffer,
    }
    for each, is_ours in owned.items():
        if is_ours():
            clipboard.clear(each)
