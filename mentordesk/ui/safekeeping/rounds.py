"""What is found out about a desk while it is open, and said above its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStorageInfo
from PySide6.QtWidgets import QPushButton

from mentordesk.domain.place import Place
from mentordesk.errors import FileDamaged
from mentordesk.storage import rounds
from mentordesk.storage.rounds import Around
from mentordesk.ui import background, way_out, words
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from mentordesk.app import Windows

DAY = "d MMM yyyy"


class Rounds(QObject):
    """Looks in a thread, once a desk is shown, and tells of each thing once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        desk = window.desk
        damaged = partial(rounds.is_damaged, desk.path, desk.key, desk.today())
        background.run_aside(damaged, self._on_checked)
        background.run_aside(partial(_news, desk.path, desk.key), self._on_looked_around)

    def _on_checked(self, damaged: bool) -> None:
        if damaged:
            see = button(self._window.theme, self.tr("See what can be done"), "circle-alert")
            see.clicked.connect(partial(self._window.wished.emit, Damaged()))
            self._say(self.tr("A part of this desk is damaged. What is whole is still there."), see)

    def _on_looked_around(self, found: Around | None) -> None:
        if found is None:
            return
        is_beside = found.conflicts and not found.exposed
        act = self._folder() if is_beside else self._page(found)
        known = button(self._window.theme, self.tr("Understood"))
        notice = self._say(said(found), act, known)
        known.clicked.connect(notice.hide)
        known.clicked.connect(partial(rounds.keep_told, self._window.desk.path, found))

    def _say(self, sentence: str, *actions: QPushButton) -> Notice:
        notice = Notice(self._window.theme, "circle-alert", "attention", *actions)
        self._window.add_line(notice)
        notice.say(sentence)
        return notice

    def _page(self, found: Around) -> QPushButton:
        to_backups = found.elsewhere or found.exposed
        place = Place("backups" if to_backups else "settings")
        name = self.tr("Backups") if to_backups else self.tr("Settings")
        result = button(self._window.theme, name, "archive" if to_backups else "settings")
        result.clicked.connect(partial(self._window.open, place))
        return result

    def _folder(self) -> QPushButton:
        result = button(self._window.theme, self.tr("Show in folder"), "folder-open")
        result.clicked.connect(partial(way_out.show_folder, self._window.desk.path.parent))
        return result


@dataclass(frozen=True)
class Damaged:
    """A wish of the application: what can be done about an open desk that is damaged."""

    def grant(self, windows: Windows, asker: MainWindow) -> None:
        path, key = asker.desk.path, asker.desk.key
        asker.close()
        if windows.showing(path) is None:  # or it has a text that could not be saved
            windows.stand_before(path).refuse(FileDamaged(), key)


def said(found: Around) -> str:
    """Return what else is where a desk is, and what to do instead."""
    if found.exposed:
        return tr(
            "This desk was protected when it was last open here, and now its file is plain. If"
            " nobody you know removed the protection, compare it with the backups, and protect it"
            " again."
        )
    if found.conflicts:
        text = tr(
            "Beside this desk lies “{name}”: two computers wrote in it at the same time. What is"
            " only there is not in here; open it to compare."
        )
        return text.format(name=found.conflicts[0])
    if found.elsewhere:
        text = tr(
            "A newer backup of this desk was made on another computer on {day}. What was written"
            " there is not in here; look at that backup before you go on."
        )
        return text.format(day=words.written(datetime.fromisoformat(found.elsewhere).date(), DAY))
    if found.service:
        text = tr(
            "This desk is in {service}, which may copy it while you write, or put an older one in"
            " its place. Keep it in another folder of this computer, and choose {service} as the"
            " second place of its backups."
        )
        return text.format(service=found.service)
    return tr(
        "This desk is on another computer: a connection that breaks can damage it. Keep it on this"
        " one, and choose that place as the second place of its backups."
    )


def tr(text: str) -> str:
    return QCoreApplication.translate("rounds", text)


def _news(path: Path, key: str | None) -> Around | None:
    if key is not None:
        rounds.keep_salt(path, key)
    system = bytes(QStorageInfo(str(path)).fileSystemType().data()).decode("ascii", "replace")
    found = rounds.around(path, system)._replace(exposed=rounds.is_exposed(path, key))
    return found if rounds.is_news(path, found) else None
