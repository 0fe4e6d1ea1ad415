"""One note: what it is, its text, and how it reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import MentorDeskError
from mentordesk.storage import note_list
from mentordesk.storage.note_list import NoteRow
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import icon_button, menu_button
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.labels import Line, plain_tip, unmarked
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, down, framed
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.menus import entry
from mentordesk.ui.widgets.segments import Segments

from . import words
from .actions import NoteActions
from .editor import NoteEditor
from .reading import Reading

WRITE, READ, BOTH = range(3)
READ_AFTER_MS = 150  # the reading beside the text follows a pause in typing
LINKS_SHOWN = 20
TIGHT = 480  # a narrower head leaves the day to the list


class Sheet(QWidget):
    asked = Signal(Place)
    link_asked = Signal(str)
    left = Signal()  # by Escape: back to the list

    def __init__(self, desk: Desk, theme: Theme, actions: NoteActions) -> None:
        super().__init__()
        self._desk, self._theme, self._actions = desk, theme, actions
        self._row: NoteRow | None = None
        self._error = ""
        self._terms: tuple[str, ...] = ()
        self.editor = NoteEditor(desk, theme)
        self.reading = Reading(theme)
        self._follow = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._follow.timeout.connect(self._on_pause)
        self._make_head()
        self._make_foot()
        texts = across((self.editor, 1), (self.reading, 1), gap=PAGE_EDGE)
        text = across(PAGE_EDGE, (texts, 1), 4)
        self.setLayout(down(self._head, 4, (text, 1), self._foot))
        self.editor.textChanged.connect(self._follow.start)
        self.editor.saved.connect(self._on_saved)
        self.editor.refused.connect(self._on_refused)
        self.editor.left.connect(self.left)
        self.editor.link_asked.connect(self.link_asked)
        self.reading.link_asked.connect(self.link_asked)
        self._on_mode_chosen(WRITE)

    def show_note(self, row: NoteRow, terms: Sequence[str] = ()) -> None:
        """Show a note; its text is only read again if it is another note."""
        other = self._row is None or self._row.uid != row.uid
        self._row = row
        self._actions.show_note(row)
        if other:
            self._error = ""
            self.editor.show_note(row.uid)
            self.editor.show_found(terms)
            self._show_text()
        if tuple(terms) != self._terms:
            self._terms = tuple(terms)
            self.editor.show_found(terms)
            self._show_reading()
        self._show_head()
        self._show_links()

    def show_nothing(self) -> None:
        self._row = None
        self.editor.show_note("")

    def write(self) -> None:
        """Let the person type at once, at the end of the text."""
        if self.mode() == READ:
            self._modes.choose(WRITE)
            self._on_mode_chosen(WRITE)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def mode(self) -> int:
        return self._modes.current()

    def read(self) -> None:
        self._modes.choose(READ)
        self._on_mode_chosen(READ)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < TIGHT) != self._is_tight():
            self._show_head()

    def _is_tight(self) -> bool:
        return self.width() < TIGHT

    def _make_head(self) -> None:
        choices = self.tr("Write"), self.tr("Read"), self.tr("Both")
        self._modes = Segments(self._theme, self.tr("How the note is shown"), *choices)
        self._modes.chosen.connect(self._on_mode_chosen)
        history = icon_button(self._theme, "history", self.tr("What the note was before"))
        history.clicked.connect(self._actions.history.trigger)
        more = menu_button(self._theme, self.tr("More"), self._actions.menu(self))
        self._head = Head(self._theme, "", (), self._modes, history, more)

    def _make_foot(self) -> None:
        self._state = Line("", level="small", tone="muted")
        self._links = look(Fact(""), level="small")
        self._links.setMenu(QMenu(self._links))
        row = across((self._state, 1), self._links, margins=(PAGE_EDGE, 4, PAGE_EDGE, 4), gap=12)
        row.addStrut(25)
        self._foot = framed("foot", row)

    def _show_head(self) -> None:
        row = self._row
        if row is None:
            return
        now = self._desk.now()
        self._head.show_title(words.title(row))
        day = "" if self._is_tight() else common.month_day(words.day(row, now), now.date())
        between = f"· {day} ·" if day else "·"
        chip = self._privacy(row)
        self._head.show_facts(self._whose(row), between, chip, _strut(chip))

    def _whose(self, row: NoteRow) -> QWidget:
        """Whose note it is; a click leads to the meeting, or to whom it can be given."""
        result = Fact(row.person or self.tr("you"))
        if row.of_meeting:
            result.setToolTip(self.tr("Open the meeting"))
            result.clicked.connect(self._on_meeting_asked)
        else:
            result.setToolTip(self.tr("Whose mentorship the note is of"))
            result.setMenu(self._actions.owners(result))
        return result

    def _privacy(self, row: NoteRow) -> QWidget:
        name = self.tr("private") if row.private else self.tr("shared")
        result = look(QPushButton(name), kind="chip")
        result.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        result.setIcon(self._theme.icon("lock" if row.private else "eye", "muted"))
        result.setIconSize(QSize(16, 12))
        hint = self.tr("Make it shared") if row.private else self.tr("Make it private")
        result.setToolTip(plain_tip(hint))
        result.setAccessibleDescription(hint)
        result.clicked.connect(self._actions.privacy.trigger)
        return result

    def _show_text(self) -> None:
        self._show_reading()
        self._show_state()

    def _show_reading(self) -> None:
        self._follow.stop()
        if self.mode() != WRITE:
            self.reading.show_text(self.editor.text(), self._terms)

    def _show_state(self) -> None:
        saved = self.tr("not saved yet") if self.editor.holds_unsaved() else self.tr("saved")
        count = words.word_count(self.editor.text())
        look(self._state, tone="attention" if self._error else "muted")
        self._state.setText(f"{count} · {self._error or saved}")

    def _show_links(self) -> None:
        row = self._row
        linking = []
        if row is not None and row.title and not row.of_meeting:
            linking = note_list.linking(self._desk.connection, row.title, row.uid)
        many = self.tr("linked from %n notes")
        self._links.say(common.counted(self.tr("linked from 1 note"), many, len(linking)))
        self._links.setVisible(bool(linking))
        menu = self._links.menu()
        menu.clear()
        for each in linking[:LINKS_SHOWN]:
            place, title = Place("note", each.uid), unmarked(words.title(each))
            entry(self._theme, menu, title, partial(self.asked.emit, place))

    def _on_mode_chosen(self, mode: int) -> None:
        self.editor.setVisible(mode != READ)
        self.reading.setVisible(mode != WRITE)
        self._show_reading()

    def _on_pause(self) -> None:
        self._show_text()

    def _on_saved(self) -> None:
        self._error = ""
        self._show_state()

    def _on_refused(self, error: MentorDeskError) -> None:
        self._error = self.tr("not saved: {reason}").format(reason=common.sentence(error))
        self._show_state()

    def _on_meeting_asked(self) -> None:
        if self._row is not None:
            self.asked.emit(Place("meeting", self._row.meeting))


def _strut(chip: QWidget) -> QWidget:
    """Keeps a line as high as a chip, which the style sheet allows to be squeezed."""
    chip.ensurePolished()
    result = QWidget()
    result.setFixedSize(0, chip.sizeHint().height())
    return result


class Fact(QPushButton):
    """A button that looks like the words around it; it gives way where there is little room."""

    def __init__(self, words: str) -> None:
        super().__init__()
        look(self, kind="fact")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(words)

    def say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._show()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words) + 2, metrics.height() + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        self.setText(unmarked(self.fontMetrics().elidedText(self._words, mode, self.width())))
