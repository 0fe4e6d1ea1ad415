"""Where the backups of the desk go, how much room they may take, and one to be made now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from mentordesk.desk import Desk
from mentordesk.storage import rounds
from mentordesk.storage.backups import folders
from mentordesk.storage.backups.standing import State
from mentordesk.ui import background, backup_words, dialogs, way_out
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import Choice
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look

MB, GB = 10**6, 10**9
BUDGETS = (100 * MB, 250 * MB, 500 * MB, GB, 2 * GB, 5 * GB, 20 * GB)


class BackupsCard(QFrame):
    """Kept on this computer, at once. A backup itself is asked of the application."""

    asked = Signal()  # one, now
    list_asked = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._path, self._theme = desk, desk.path, theme
        self._lay_out()
        look(self, look="card")
        desk.backed_up.connect(self._on_backed_up)
        self.refresh()

    def refresh(self) -> None:
        """Show where they go now."""
        places = folders.of(self._path)
        self._first.setText(str(places.first))
        self._usual.setVisible(not places.usual)
        self._second.setText(str(places.second or self.tr("None: a stick or another disk is good")))
        self._none.setVisible(places.second is not None)
        if self._desk.key is None:
            here = [each for each in (places.first, places.second) if each is not None]
            background.run_aside(partial(_services, here), self._on_services_found)
        self._budget.choose(min(BUDGETS, key=lambda size: abs(size - places.budget)))
        self._on_backed_up()

    def _on_backed_up(self) -> None:
        """Say how the desk stands; that the second place is away at times is nothing wrong."""
        state = self._desk.standing or State()
        self._make.setEnabled(not state.running)
        said = [self._last_words(state), self._second_words(state)]
        self._state.setText(" ".join(filter(None, said)))
        look(self._state, tone="attention" if state.trouble else "muted")

    def _on_services_found(self, names: list[str]) -> None:
        """Warn of plain backups that go to a cloud; protected ones may."""
        said = self.tr(
            "Backups go to {service}, and anybody who gets hold of them there can read them."
            " Protect the desk first, or choose another folder."
        )
        self._cloud.setText(said.format(service=" · ".join(names)))
        self._cloud.setVisible(bool(names))

    def _lay_out(self) -> None:
        how = self.tr(
            "A backup is made half an hour after a change, and when the desk is closed. Each is"
            " checked. Those of two days are all kept, then one a day, a week and a month."
        )
        self._state = Text(tone="muted")
        self._cloud = Text(tone="attention")
        self._cloud.hide()
        self._first, self._second = Text(), Text()
        self._make = self._button(self.tr("Back up now"), "archive", self.asked.emit)
        every = self._button(self.tr("Show all…"), "list", self.list_asked.emit)
        show = self._button(self.tr("Show in folder"), "folder-open", self._on_show_asked)
        change = self._button(self.tr("Change…"), "", self._on_change_asked)
        change.setAccessibleName(self.tr("Change where backups are kept"))
        self._usual = self._button(self.tr("As usual"), "", partial(self._keep, first=None))
        choose = self._button(self.tr("Choose…"), "", self._on_second_asked)
        choose.setAccessibleName(self.tr("Choose where a copy of each is kept"))
        self._none = self._button(self.tr("No second place"), "", partial(self._keep, second=None))
        at_most = self.tr("Room for all of them in one place")
        sizes = [(self._size(size), size) for size in BUDGETS]
        self._budget = Choice(self._theme, at_most, sizes)
        self._budget.activated.connect(self._on_budget_chosen)
        rows = (
            Text(how, level="small", tone="muted"),
            self._state,
            self._cloud,
            Labelled(self.tr("They are kept in"), self._first),
            across(change, self._usual, show, None, gap=8),
            Labelled(self.tr("And a copy of each in"), self._second),
            across(choose, self._none, None, gap=8),
            across(Labelled(at_most, self._budget), None),
            across(self._make, every, None, gap=8),
        )
        head = head_line(self.tr("Backups"))
        self.setLayout(down(head, 10, down(*rows, gap=12), margins=(18, 16, 18, 16)))

    def _button(self, text: str, icon: str, then: Callable[[], object]) -> QPushButton:
        result = button(self._theme, text, icon)
        result.clicked.connect(lambda: then())
        return result

    def _last_words(self, state: State) -> str:
        if state.running:
            return self.tr("A backup is being made.")
        if state.trouble:
            return f"{backup_words.not_since(state.last, state.trouble, self._desk.now())}."
        if state.last is None:
            return self.tr("There is none yet.")
        said = self.tr("Last backed up {moment}.")
        return said.format(moment=backup_words.moment(state.last, self._desk.now()))

    def _second_words(self, state: State) -> str:
        if state.second == "away":
            return self.tr("The second place is away; it gets a copy when it is there again.")
        if state.second:
            said = self.tr("Not copied to the second place: {reason}.")
            return said.format(reason=backup_words.reason(state.second))
        return ""

    def _size(self, size: int) -> str:
        """250 MB, 1 GB."""
        return f"{size // GB} GB" if size >= GB else f"{size // MB} MB"

    def _keep(self, **places: Path | int | None) -> None:
        folders.choose(self._path, **places)
        self.refresh()

    def _on_change_asked(self) -> None:
        first = folders.of(self._path).first
        title = self.tr("Where backups are to be kept")
        if folder := dialogs.folder(self, title, first):
            self._keep(first=folder)

    def _on_second_asked(self) -> None:
        places = folders.of(self._path)
        title = self.tr("Where a copy of each backup is to be kept")
        if folder := dialogs.folder(self, title, places.second or places.first):
            self._keep(second=folder)

    def _on_budget_chosen(self) -> None:
        self._keep(budget=self._budget.value())

    def _on_show_asked(self) -> None:
        way_out.show_folder(folders.of(self._path).first)


def _services(places: list[Path]) -> list[str]:
    """Return whose clouds these folders are in."""
    return sorted({name for name in map(rounds.service, places) if name})
