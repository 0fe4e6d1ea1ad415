"""Icons for the dialog of files that are found without looking into files."""

from __future__ import annotations

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QStyle


class FileIcons(QAbstractFileIconProvider):
    """A folder or a file.

    Qt's own reads the beginning of a file to name its kind, and with that the locks of a desk
    that is open here would be gone.
    """

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()  # now: the dialog asks for icons in a thread of its own
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)

    def icon(self, asked: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(asked, QFileInfo):
            return self._folder if asked.isDir() else self._file
        return self._file if asked is QAbstractFileIconProvider.IconType.File else self._folder

    def type(self, asked: QFileInfo) -> str:
        return "" if asked.isDir() else asked.suffix()
