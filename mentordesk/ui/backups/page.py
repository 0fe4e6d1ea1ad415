"""The page of backups: what there is, what each contains, and the ways back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.domain.place import Place
from mentordesk.errors import MentorDeskError
from mentordesk.storage.backups import Backup
from mentordesk.storage.backups.folders import is_passing
from mentordesk.storage.restoring import contents
from mentordesk.storage.restoring.contents import Contents
from mentordesk.ui import words as common
from mentordesk.ui.page import Page
from mentordesk.ui.safekeeping.safekeeping import BackUpNow
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, column, down, list_card
from mentordesk.ui.widgets.notice import Notice

from . import words
from .actions import BackupActions
from .deeds import Deeds
from .detail import Detail
from .drawn import RowList
from .model import Entries, Entry
from .reading import Found, reader

LIST, NOTHING = 0, 1


class BackupsPage(Page):
    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self._reader = reader(desk)
        self.entries = Entries(desk.now)
        self.list = RowList(theme, self.entries, self.tr("Backups"))
        self._deeds = Deeds(desk, theme, self._reader, self.list, self)
        self.actions_ = BackupActions(theme, self.list, self._deeds.ways(), self)
        self.detail = Detail(theme, desk.now, self.actions_)
        self._lay_out()
        self._connect()
        self.edit_actions = self.actions_.all()
        self.show_title(self.tr("Backups"))

    def focus_first(self) -> None:
        (self.list if self.list.isVisible() else self).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._reader.rest()  # a disk that is to be pulled out is not held
        super().hideEvent(event)

    def _lay_out(self) -> None:
        places = button(self._theme, self.tr("Places…"), "settings")
        places.setToolTip(self.tr("Where backups are kept, and how much room they may take"))
        places.clicked.connect(self._on_places_asked)
        self._make = button(self._theme, self.tr("Back up now"), "archive")
        self._make.clicked.connect(lambda: self.wished.emit(BackUpNow()))
        self._make.setVisible(not self._desk.looking and not is_passing(self._desk.path))
        self._head = Head(self._theme, self.tr("Backups"), [], self._make, places)
        self._away = Notice(self._theme, "circle-alert", "attention")
        self._open = button(self._theme, self.tr("Open"), "", "link")
        self._undo = button(self._theme, self.tr("Undo"), "undo-2", "link")
        self._done = Notice(self._theme, "circle-check", "ok", self._open, self._undo)
        first, wide = column((list_card(self.list), 1), wide=440)
        second, rest = column((self.detail, 1), wide=420)
        body = QWidget()
        edges = (PAGE_EDGE, 4, PAGE_EDGE, 22)
        body.setLayout(across((first, wide), (second, rest), margins=edges, gap=14))
        self._empty = EmptyState(self._theme, "archive", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        self.setLayout(down(self._head, self._away, self._done, (self._stack, 1)))

    def _connect(self) -> None:
        self.list.picked.connect(self._on_picked)
        self.list.menu_asked.connect(self._on_menu_asked)
        self.detail.passphrase_given.connect(self._on_passphrase_given)
        self._deeds.wished.connect(self.wished)
        self._deeds.done.connect(self._on_done)
        self._deeds.check_asked.connect(self._check)
        self._open.clicked.connect(self._on_open_asked)
        self._undo.clicked.connect(self._on_undo_asked)
        self._desk.presented.connect(self.refresh)
        self._desk.backed_up.connect(self._on_backed_up)
        again = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self)
        again.activated.connect(self.refresh)

    def _fill(self) -> None:
        self._done.hide()
        if self._desk.presenting is not None:
            said = self.tr("They show private things. Leave presentation mode to see them.")
            self._say_empty(self.tr("Backups are hidden"), said)
            self.list.show_rows([])
        elif self._desk.looking:
            said = self.tr("Open the desk itself to see its backups.")
            self._say_empty(self.tr("This desk is only looked at"), said)
        else:
            self._reader.find(self, self._on_found)

    def _on_backed_up(self) -> None:
        """There is one more; what was just done stays told."""
        state = self._desk.standing
        self._make.setEnabled(state is None or not state.running)
        if self.isVisible() and self._desk.presenting is None:
            self._reader.find(self, self._on_found)

    def _on_found(self, found: Found) -> None:
        known = {row.name: row.state for row in self.entries.rows if row.state != "checking"}
        rows = [replace(row, state=known.get(row.name) or row.state) for row in found.entries]
        self._head.show_facts(*self._facts(found))
        if found.second_is_away:
            said = self.tr("The second place is not there at present: {place}")
            self._away.say(said.format(place=found.places.second))
        else:
            self._away.hide()
        self._stack.setCurrentIndex(LIST if rows else NOTHING)
        self.list.show_rows(rows)
        if not rows:
            self._say_empty(self.tr("No backups yet"), self._how())
        self._begin(self.place.part)
        self.place = self.place._replace(part="")

    def _facts(self, found: Found) -> list[str]:
        if not found.entries:
            return []
        one, many = self.tr("1 backup"), self.tr("%n backups")
        count = common.counted(one, many, len(found.entries))
        all_of_it = words.size(sum(each.backup.size for each in found.entries))
        place = "" if is_passing(self._desk.path) else str(found.places.first)
        return [" · ".join(filter(None, (count, all_of_it, place)))]

    def _how(self) -> str:
        if is_passing(self._desk.path):
            return self.tr(
                "A desk in a temporary folder is not backed up. To keep it, save your own copy of"
                " it elsewhere."
            )
        return self.tr(
            "A backup is made by itself half an hour after a change and when the desk is closed."
            " Each is checked, and older ones are thinned out."
        )

    def _say_empty(self, title: str, said: str) -> None:
        self._empty.say(title, said)
        self._stack.setCurrentIndex(NOTHING)

    def _begin(self, name: str) -> None:
        """A look at a backup led here, to restore it."""
        if name and self.list.choose(name):
            self._deeds.restore_when_read = name

    def _on_picked(self) -> None:
        entry = self.list.chosen()
        self.detail.show_entry(entry)
        self._deeds.contents = None
        if entry is not None:
            answer = partial(self._on_read, entry)
            self._reader.ask(self.detail, entry.backup, contents.compared, answer)
            if not entry.state:
                self._check(entry)

    def _on_read(self, entry: Entry, found: Contents | MentorDeskError) -> None:
        now = self.list.chosen()
        if now is not None and now.name == entry.name:
            self._deeds.contents = found if isinstance(found, Contents) else None
            self.detail.show_contents(now, found)
            self._deeds.go_on(now)

    def _check(self, entry: Entry) -> None:
        self._mark(entry.name, "checking")
        self._reader.check(self.list, entry.backup, self._on_checked)

    def _on_checked(self, checked: tuple[Backup, str]) -> None:
        backup, state = checked
        self._mark(str(backup.path), state)

    def _mark(self, name: str, state: str) -> None:
        """Show how a backup stands, in the list and beside it."""
        self.entries.mark(name, state)
        now = self.list.chosen()
        if now is not None and now.name == name:
            self.detail.show_state(state)
            self.actions_.allow(now, reads=self.detail.shows(now))

    def _on_desk_changed(self, change: Change) -> None:
        """What a backup has beside the desk is compared anew; what was said of it is over."""
        self._done.hide()
        if self.isVisible():
            self._on_picked()

    def _on_menu_asked(self, at: QPoint) -> None:
        self.actions_.menu().popup(at)

    def _on_passphrase_given(self, passphrase: str) -> None:
        entry = self.list.chosen()
        if entry is not None:
            self._reader.unlock(self.detail, entry.backup, passphrase, self._on_unlocked)

    def _on_unlocked(self, error: MentorDeskError | None) -> None:
        if error is not None:
            self.detail.complain(error)
        else:
            self.detail.forget_passphrase()
            self._on_picked()

    def _on_done(self, said: str, place: Place) -> None:
        self._place = place
        self._done.say(said)
        self._open.setFocus()

    def _on_open_asked(self) -> None:
        self.asked.emit(self._place)

    def _on_undo_asked(self) -> None:
        self._desk.undo()

    def _on_places_asked(self) -> None:
        self.asked.emit(Place("settings"))
