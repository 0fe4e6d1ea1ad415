"""Choosing what of a backup is to be restored by itself, and being told what that will do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.excerpt import spans
from mentordesk.domain.place import Place
from mentordesk.errors import MentorDeskError
from mentordesk.storage import search
from mentordesk.storage.restoring.contents import Noted, Someone
from mentordesk.storage.restoring.tree import Tree
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.form import ways_out
from mentordesk.ui.widgets.labels import Text, label
from mentordesk.ui.widgets.layout import Item, across, down, list_card
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.search_field import SearchField

from . import words
from .drawn import RowList, Rows
from .model import Entry
from .reading import Question, Reader

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

R = TypeVar("R", Someone, Noted)
WIDE, HIGH = 560, 620


class PartDialog(QDialog, Generic[R]):
    """A subclass reads the one that is chosen, tells what restoring it does, and does it."""

    def __init__(
        self, desk: Desk, theme: Theme, reader: Reader, entry: Entry, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._reader, self._entry = desk, theme, reader, entry
        self._all: Sequence[R] = ()
        self._then: Tree | None = None
        self.told = ""  # what was done
        self.place: Place | None = None  # of what was restored
        self._field = SearchField(theme, self.tr("Search"))
        self._effect = Text(tone="muted")
        self._buttons, self._accept = ways_out(theme, self, self.tr("Restore"))
        self._field.textChanged.connect(self._show)
        desk.closing.connect(self.reject)
        desk.presented.connect(self.reject)

    def show_all(self, rows: Sequence[R]) -> None:
        """List these; the first is chosen."""
        self._all = rows
        self._show()
        self._list.setFocus()

    def accept(self) -> None:
        row = self._list.chosen()
        if self._then is None or row is None:
            return
        self._say(self.tr("Restoring…"))
        self.repaint()  # now: thousands of rows take a second
        try:
            with self._desk.change(self.windowTitle()) as session:
                self._restore(session, self._then)
        except MentorDeskError as error:
            self._say(common.sentence(error), "attention")
            announce(self._effect)
            return
        self._remember(row)
        super().accept()

    def lay_out(self, title: str, rows: Rows[R], *below: QWidget) -> None:
        self.setWindowTitle(title)
        self._list: RowList[R] = RowList(self._theme, rows, title)
        self._list.picked.connect(self._on_picked)
        self._list.doubleClicked.connect(self.accept)
        said = self.tr("From the backup of {when}").format(when=self._when())
        head = down(across(label(title, level="title"), None), Text(said, tone="muted"))
        parts: list[Item] = [self._field, (list_card(self._list), 1), *below, self._effect]
        self.setLayout(down(head, *parts, self._buttons, margins=(22, 18, 22, 18), gap=12))
        self.resize(WIDE, HIGH)

    def _when(self) -> str:
        return words.day_and_time(self._entry.backup.made_at, self._desk.now())

    def _show(self) -> None:
        terms = search.terms_of(self._field.text())
        found = [row for row in self._all if all(spans(self._text(row), [t]) for t in terms)]
        self._list.show_rows(found)
        if not found:
            self._say(self.tr("Nothing found."))

    def _allow(self, then: Tree | None, said: str) -> None:
        """Say what restoring does; without a tree there is nothing to do."""
        self._then = then
        self._accept.setEnabled(then is not None)
        self._say(said)

    def _say(self, sentence: str, tone: str = "muted") -> None:
        look(self._effect, tone=tone)
        self._effect.setText(sentence)

    def _on_picked(self) -> None:
        row = self._list.chosen()
        self._allow(None, self.tr("Comparing with the desk…") if row is not None else "")
        if row is not None:
            self._reader.ask(self, self._entry.backup, self._question(row), self._on_answered)

    def _on_answered(self, answer: Any) -> None:
        if isinstance(answer, MentorDeskError):
            self._allow(None, common.sentence(answer))
        else:
            self._tell(answer)

    def _text(self, row: R) -> str:
        """Return the words by which it is found."""
        raise NotImplementedError

    def _question(self, row: R) -> Question[Any]:
        """Return what is to be read of the chosen one, in a thread."""
        raise NotImplementedError

    def _tell(self, answer: Any) -> None:
        """Say what restoring does, from what was read."""
        raise NotImplementedError

    def _restore(self, session: Session, then: Tree) -> None:
        raise NotImplementedError

    def _remember(self, row: R) -> None:
        """Keep what is told of it afterwards."""
        raise NotImplementedError
