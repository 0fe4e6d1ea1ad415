"""The question bank: kinds, their questions, and what is known of one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.domain.questions import Known
from mentordesk.storage import question_list, search
from mentordesk.ui import words
from mentordesk.ui.notes.column import WordsField
from mentordesk.ui.page import Page
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button, shown_keys
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, column, down, framed
from mentordesk.ui.widgets.notice import Notice

from .actions import QuestionActions
from .detail import Detail
from .importing import Import
from .kinds import Kinds
from .list import QuestionList
from .model import ALL, HIDDEN, of_kind, with_words

LIST, NOTHING = 0, 1


class QuestionsPage(Page):
    TABLES = frozenset({"question", "agenda_item", "placement", "meeting", "mentorship", "person"})

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self._known: list[Known] = []
        self.kinds = Kinds(theme)
        self.field = WordsField(theme, self.tr("Search questions"))
        self.list = QuestionList(desk, theme, self.tr("Questions"))
        self.actions_ = QuestionActions(desk, theme, self.list, self)
        self.detail = Detail(desk, theme, self.actions_)
        self._bringer = Import(desk, theme, self)
        self._lay_out()
        self._connect()
        self.edit_actions = self.actions_.all()
        self.show_title(self.tr("Question bank"))

    def focus_first(self) -> None:
        (self.list if self.list.isVisible() else self.field).setFocus()

    def import_list(self) -> None:
        """Ask for a file with questions and import it."""
        self._hush()
        self._bringer.start()

    def _lay_out(self) -> None:
        theme = self._theme
        self._import = button(theme, self.tr("Import…"), "upload")
        self._add = button(theme, self.tr("Add question"), "plus", "primary")
        self._import.setToolTip(self.tr("From a JSON list, or a text with one question a line"))
        add = self.tr("Add a question ({keys})").format(keys=shown_keys("Ins"))
        self._add.setToolTip(plain_tip(add))
        title = self.tr("Question bank")
        self._head = Head(theme, title, [], self._import, self._add)
        self._told = Notice(theme, "circle-check", "ok")
        self._failed = Notice(theme, "circle-alert", "attention")
        kinds, narrow = column(self.kinds, wide=190)
        kinds.setMinimumWidth(168)
        first, wide = column((self._list_card(), 1), wide=530)
        second, rest = column((self.detail, 1), wide=330)
        edges = (PAGE_EDGE - 10, 4, PAGE_EDGE, 22)
        body = across((kinds, narrow), (first, wide), (second, rest), margins=edges, gap=14)
        self.setLayout(down(self._head, self._told, self._failed, (body, 1)))

    def _list_card(self) -> QFrame:
        first = button(self._theme, self.tr("Add question"), "plus")
        first.clicked.connect(self.actions_.add.trigger)
        self._empty = EmptyState(self._theme, "message-circle-question-mark", "", "", first)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        field = across(self.field, margins=(12, 12, 12, 8))
        return framed("card", down(field, (self._stack, 1), margins=(0, 0, 0, 6)))

    def _connect(self) -> None:
        self._import.clicked.connect(self.import_list)
        self._bringer.told.connect(self._on_imported)
        self._add.clicked.connect(self.actions_.add.trigger)
        self.kinds.chosen.connect(self._show)
        self.field.textChanged.connect(self._show)
        self.field.downward.connect(self._on_downward)
        self.list.picked.connect(self._on_picked)
        self.list.menu_asked.connect(self._on_menu_asked)
        self.detail.asked.connect(self.asked)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find_asked)

    def _fill(self) -> None:
        self._hush()
        self._known = question_list.listed(self._desk.connection)
        part, self.place = self.place.part, self.place._replace(part="")
        if part:
            self._reach(part)
        self.kinds.show_counts(self._known)
        there = of_kind(self._known, ALL)
        asked = sum(known.asked is not None for known in there)
        count = words.counted(self.tr("1 question"), self.tr("%n questions"), len(there))
        self._head.show_facts(f"{count} · {self.tr('{n} asked so far').format(n=asked)}")
        self._show()
        if part:
            self.list.choose(part)

    def _reach(self, uid: str) -> None:
        """List what has a question in it that is to be shown."""
        found = next((each for each in self._known if each.question.uid == uid), None)
        if found is not None:
            self.field.clear()
            self.kinds.choose(HIDDEN if found.question.hidden else ALL)

    def _show(self) -> None:
        self.actions_.kind = self.kinds.kind
        terms = search.terms_of(self.field.text())
        rows = with_words(of_kind(self._known, self.kinds.kind), terms)
        self.list.show_rows(rows, terms)
        self._stack.setCurrentIndex(LIST if rows else NOTHING)
        if not rows:
            self._say_empty(bool(terms))

    def _say_empty(self, searched: bool) -> None:
        if searched:
            title, said = self.tr("Nothing found"), self.tr("No question here has these words.")
        else:
            title = self.tr("No questions here")
            said = self.tr(
                "A question that is asked again over the years shows what has changed."
                " Add one of your own, or import a list."
            )
        self._empty.say(title, said)

    def _on_picked(self) -> None:
        chosen = self.list.chosen()
        current = self.list.currentIndex()
        at = current.row() if current.isValid() else -1
        rows = self.list.questions.rows
        shown = rows[at] if chosen and 0 <= at < len(rows) else chosen[0] if chosen else None
        self.detail.show_question(shown)

    def _on_menu_asked(self, at: QPoint) -> None:
        self.actions_.menu().popup(at)

    def _on_downward(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_find_asked(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _hush(self) -> None:
        """What was said of an import is no longer news."""
        self._told.hide()
        self._failed.hide()

    def _on_imported(self, sentence: str, done: bool) -> None:
        self._hush()
        (self._told if done else self._failed).say(sentence)
