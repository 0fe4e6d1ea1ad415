"""Quick add: one line from anywhere, and what it becomes, told while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.domain import capture as grammar
from mentordesk.domain.capture import Captured
from mentordesk.domain.languages import NOTE
from mentordesk.errors import MentorDeskError, NothingCaptured
from mentordesk.storage import capture, mentorships
from mentordesk.storage.capture import Target
from mentordesk.ui import words
from mentordesk.ui.draft import Draft
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button, chip_button, shown_keys
from mentordesk.ui.widgets.labels import Line, Text, unmarked
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.line_field import LineField
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.ring import FocusRing

from . import words as capture_words
from .keeping import keep

if TYPE_CHECKING:
    from mentordesk.ui.main_window import MainWindow

DRAFT = "quick add"
WIDE = 600
DEEP = 96  # so far below the top of the window it is
MOST = 4  # people to choose from; the others are named
LONGEST_NAME = 20


class QuickField(LineField):
    entered = Signal(bool)  # with Shift: it stays

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


class QuickAdd(QDialog):
    """Enter keeps the line and closes, Shift+Enter keeps it and stays; Escape leaves it typed.

    `here` returns the uid of the mentorship in front, "" if none is.
    """

    kept = Signal(str)  # what became of the line

    def __init__(self, desk: Desk, theme: Theme, here: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._here = desk, theme, here
        self._targets: list[Target] = []
        self._people: list[grammar.Person] = []
        self._front: int | None = None  # the mentorship that is in front, or was chosen
        self._meant: int | None = None  # the person who was chosen
        self._offered: list[tuple[int, str]] = []
        self._aside = ""  # what is typed and must not be seen now
        self.setWindowTitle(self.tr("Quick add"))
        self.field = QuickField()
        self.field.setAccessibleName(self.tr("What to add"))
        self.field.setPlaceholderText(self.tr("“Priya: draft the note by Friday”"))
        self.field.entered.connect(self._on_entered)
        self._draft = Draft(desk, DRAFT, self._typed, self)
        self._aside = self._draft.kept().get("text", "")
        self.field.textChanged.connect(self._draft.touch)
        self.field.textChanged.connect(self._on_typed)
        self._words = Text()
        self._lay_out()
        FocusRing(theme, self)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._on_undo_asked)
        desk.changed.connect(self._on_desk_changed)
        desk.closing.connect(self.hide)

    @classmethod
    def over(cls, window: MainWindow) -> QuickAdd:
        """Return the quick add of a main window, which may be hidden."""
        known = window.findChild(cls)
        if isinstance(known, cls):
            return known
        made = cls(window.desk, window.theme, window.mentorship_in_front, window)
        made.kept.connect(window.offer_undo)
        return made

    def begin(self, text: str = "") -> None:
        """Show it, with what was typed and not kept before, or with another text."""
        if text:
            self.field.setText(text)
        self._bring_back()
        if not self.isVisible():
            self._read()
            self._forget_choices()
            self._done.hide()
        self._show()
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def set_aside(self, away: bool) -> None:
        """Put what is typed and was told out of sight while others look on, or bring it back."""
        self.hide()
        self._read()
        self._forget_choices()
        if away:
            self._aside = self.field.text() or self._aside
            self.field.setText("")
        self._bring_back()
        self._told.setText("")
        self._show()

    def _bring_back(self) -> None:
        if self._desk.presenting is None and not self.field.text():
            aside, self._aside = self._aside, ""
            self.field.setText(aside)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None and window.isVisible() and not event.spontaneous():
            middle = (window.width() - self.width()) // 2
            self.move(window.mapToGlobal(QPoint(max(0, middle), DEEP)))

    def _lay_out(self) -> None:
        undo = button(self._theme, self.tr("Undo"), "undo-2", "link")
        undo.clicked.connect(self._on_undo_clicked)
        self._told = Line("", tone="ok")
        self._done = QWidget()
        self._done.setLayout(across((self._told, 1), undo, gap=8))
        self._choices = QWidget()
        self._choices.setAccessibleName(self.tr("Who is meant"))
        self._choices.setLayout(across(None, gap=8))
        keys = self.tr("{enter} keeps it, {stay} keeps it and stays, {leave} closes").format(
            enter=shown_keys("Enter"), stay=shown_keys("Shift+Enter"), leave=shown_keys("Esc")
        )
        parts = self.field, self._words, self._choices, self._done
        hint = Text(keys, level="small", tone="muted")
        self.setLayout(down(*parts, hint, margins=(18, 18, 18, 14), gap=10))
        self.setMinimumWidth(WIDE)
        for each in (self._choices, self._done):
            each.hide()

    def _typed(self) -> dict[str, str]:
        text = self.field.text() or self._aside
        return {"text": text} if text else {}

    def _read(self) -> None:
        """Read who there is and what meets next; typing asks the desk for nothing."""
        self._targets = capture.targets(self._desk.connection)
        self._people = capture.people(self._desk.connection, self._targets)

    def _forget_choices(self) -> None:
        uid, self._meant = self._here(), None
        self._front = mentorships.by_uid(self._desk.session, uid) if uid else None

    def _said(self) -> Captured:
        today, language = self._desk.today(), capture_words.language()
        text, meant = self.field.text(), self._meant
        return grammar.parse(text, self._people, today, language, meant=meant)

    def _target(self, said: Captured) -> Target | None:
        return capture.target(said, self._targets, self._front)

    def _show(self) -> None:
        """Tell what the line becomes, or what keeps it from that, and who could be meant."""
        said = self._said()
        to = self._target(said)
        try:
            capture.check(said, to)
        except NothingCaptured:
            self._say(self._idle(said, to), "muted")
        except MentorDeskError as error:
            asks = bool(self._who(said, to))  # and does not blame who still types
            self._say(words.sentence(error), "ink" if asks else "attention")
        else:
            self._say(capture_words.becoming(said, to, self._desk.today()), "ink")
        self._offer(self._who(said, to))

    def _idle(self, said: Captured, to: Target | None) -> str:
        if said.prefixed and to is not None:
            return capture_words.becoming(said, to, self._desk.today())
        return self.tr("For someone, a meeting or yourself: it says here what it becomes.")

    def _say(self, sentence: str, tone: str) -> None:
        look(self._words, tone=tone)
        self._words.setText(sentence)
        self.field.setAccessibleDescription(sentence)
        self.adjustSize()

    def _who(self, said: Captured, to: Target | None) -> list[tuple[int, str]]:
        """Return who could be meant: a person each, or with whom a mentorship is."""
        if said.doubt:
            return [(each.id, each.name) for each in self._people if each.id in said.doubt]
        if to is not None or said.kind == NOTE or not said.text.strip():
            return []
        return [(each.mentorship_id, each.person) for each in self._targets[:MOST]]

    def _offer(self, people: Sequence[tuple[int, str]]) -> None:
        if list(people) == self._offered:
            return
        self._offered = list(people)
        for old in self._choices.findChildren(QPushButton):
            old.hide()
            old.deleteLater()
        layout = self._choices.layout()
        for number, (key, name) in enumerate(people):
            chip = chip_button(unmarked(words.cut(name, LONGEST_NAME)))
            chip.clicked.connect(partial(self._on_person_chosen, key))
            layout.insertWidget(number, chip)  # type: ignore[union-attr]
        self._choices.setVisible(bool(people))
        self.adjustSize()

    def _on_typed(self) -> None:
        self._done.hide()
        self._show()

    def _on_entered(self, stays: bool) -> None:
        self._desk.settle()  # what is typed elsewhere comes before
        said = self._said()
        to = self._target(said)
        try:
            keep(self._desk, said, to, by=self)
        except MentorDeskError as error:
            self._say(words.sentence(error), "attention")
            announce(self._words)
            return
        became = capture_words.becoming(said, to, self._desk.today())
        self.field.setText("")
        self._draft.keep()  # at once: what changes later takes back the offer to undo
        self._forget_choices()
        self._leave_or_stay(self.tr("Kept: {0}").format(became), stays)

    def _leave_or_stay(self, sentence: str, stays: bool) -> None:
        if stays:
            self._told.setText(sentence)
            self._done.setAccessibleName(sentence)
            self._done.show()
            announce(self._done)
            self.adjustSize()
        else:
            self.hide()
        self.kept.emit(sentence)

    def _on_person_chosen(self, key: int) -> None:
        if self._said().doubt:
            self._meant = key
        else:
            self._front = key
        self.field.setFocus()
        self._show()

    def _on_undo_asked(self) -> None:
        """Take back what was kept last, while that is said; what is typed undoes in its field."""
        if self._done.isVisible():
            self._on_undo_clicked()

    def _on_undo_clicked(self) -> None:
        self._done.hide()
        self._desk.undo()
        self.field.setFocus()

    def _on_desk_changed(self, change: Change) -> None:
        if self.isVisible():
            if change.by is not self:
                self._done.hide()  # or its Undo would take back something else
            self._read()
            self._show()
