"""What can be done to the selected questions: menus and keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.questions import Known
from mentordesk.storage import mentorship_list, questions
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import unmarked
from mentordesk.ui.widgets.menus import list_action

from .form import QuestionForm
from .list import QuestionList
from .model import ALL, HIDDEN

HIDE_KEY = "H"


class QuestionActions(QObject):
    """Its keys work in the list alone, where letters and Del mean a question.

    Del hides what comes with the app: from the trash it would be gone until the next update.
    """

    def __init__(self, desk: Desk, theme: Theme, rows: QuestionList, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._list, self._page = desk, theme, rows, parent
        self.kind: str | None = ALL  # the one that is listed
        self.ask_menu = QMenu(self.tr("Ask in the next meeting with"), parent)
        self.ask_menu.aboutToShow.connect(self._on_ask_about_to_show)
        act = partial(list_action, theme, self)
        self.add = act(self.tr("Add question…"), self._on_add, "plus", "Ins", "A")
        self.edit = act(self.tr("Edit question…"), self._on_edit, "pencil", "F2", "Return", "Enter")
        self.hide = act(self.tr("Hide question"), self._on_hide, "eye-off", HIDE_KEY)
        self.copy = act(self.tr("Copy question"), self._on_copy, "copy", "Ctrl+C")
        self.discard = act(self.tr("Move to trash"), self._on_discard, "trash-2", "Del")
        rows.addActions(self.all())
        rows.picked.connect(self.refresh)
        rows.doubleClicked.connect(self._on_edit)
        self.refresh()

    def all(self) -> list[QAction]:
        return [self.add, self.edit, self.hide, self.copy, self.discard]

    def menu(self) -> QMenu:
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._list.chosen():
            menu.addAction(self.ask_menu.menuAction())
            menu.addSeparator()
        menu.addActions([action for action in self.all() if action.isEnabled()])
        return menu

    def refresh(self) -> None:
        """Offer what can be done to all that is selected."""
        chosen = self._list.chosen()
        hidden = bool(chosen) and all(known.question.hidden for known in chosen)
        along = any(known.question.comes_along for known in chosen)
        self.edit.setEnabled(len(chosen) == 1)
        for action in (self.hide, self.copy):
            action.setEnabled(bool(chosen))
        self.ask_menu.menuAction().setEnabled(bool(chosen))
        self.discard.setEnabled(bool(chosen) and not along)
        self.discard.setVisible(not along)
        keys = [HIDE_KEY, "Del"] if along and not hidden else [HIDE_KEY]
        self.hide.setShortcuts([QKeySequence(key) for key in keys])
        self.hide.setText(self.tr("Show question again") if hidden else self.tr("Hide question"))
        self.hide.setIcon(self._theme.icon("eye" if hidden else "eye-off"))

    def _on_add(self) -> None:
        kind = None if self.kind in (ALL, HIDDEN) else self.kind
        form = QuestionForm(self._desk, self._theme, kind=kind, parent=self._page)
        if form.exec():
            self._list.choose(form.uid)
            self._list.setFocus()

    def _on_edit(self) -> None:
        chosen = self._list.chosen()
        if len(chosen) == 1:
            form = QuestionForm(self._desk, self._theme, chosen[0].question, parent=self._page)
            form.exec()

    def _on_hide(self) -> None:
        chosen = self._list.chosen()
        hidden = not all(known.question.hidden for known in chosen)
        label = self.tr("Hide question") if hidden else self.tr("Show question again")
        with self._desk.change(label) as session:
            for known in chosen:
                questions.hide(session, known.question.uid, hidden)

    def _on_copy(self) -> None:
        texts = [known.question.text for known in self._list.chosen()]
        QGuiApplication.clipboard().setText("\n".join(texts))

    def _on_discard(self) -> None:
        with self._desk.change(self.discard.text()) as session:
            for known in self._list.chosen():
                questions.discard(session, known.question.uid, self._desk.now())

    def _on_ask_about_to_show(self) -> None:
        """Name the mentorships that go on."""
        self.ask_menu.clear()
        rows = mentorship_list.rows(self._desk.connection, self._desk.today())
        for row in rows:
            if row.state != "ended":
                name = unmarked(row.person)
                action = self.ask_menu.addAction(name)
                action.triggered.connect(partial(self._ask, self._list.chosen(), row.id))
        if self.ask_menu.isEmpty():
            none = self.ask_menu.addAction(self.tr("Nobody yet: add a mentorship first"))
            none.setEnabled(False)

    def _ask(self, chosen: list[Known], mentorship_id: int) -> None:
        with self._desk.change(self.tr("Ask question")) as session:
            for known in chosen:
                questions.ask(session, known.question.uid, mentorship_id=mentorship_id)
