"""The form that adds a question, and edits one."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.questions import KINDS, Question
from mentordesk.domain.typed import one_line
from mentordesk.storage import question_list, questions
from mentordesk.ui import question_words
from mentordesk.ui.draft import Draft
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import Choice, complete, line_edit, text_edit
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.layout import across, down

LONGEST, LONGEST_CATEGORY = 500, 80
WIDTH = 480


class QuestionForm(QDialog):
    """After `exec` said yes, `uid` names the question."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        question: Question | None = None,
        kind: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._question = desk, theme, question
        self.uid = question.uid if question else ""
        self._before = question.text if question else ""
        self._draft = Draft(desk, f"question {self.uid}".rstrip(), self._typed, self)
        name = self.tr("Question")
        self.text = text_edit(name, self._draft.kept().get("text", self._before), lines=3)
        self.text.textChanged.connect(self._draft.touch)
        self._text_field = Labelled(name, self.text)
        self.kind = kind_choice(theme, question.kind if question else kind)
        self.category = line_edit(self.tr("Category"), question.category if question else "")
        self.category.setMaxLength(LONGEST_CATEGORY)
        self._complete_categories()
        self.text.textChanged.connect(self._on_text_changed)
        title = self.tr("Edit question") if question else self.tr("Add a question")
        self.setWindowTitle(title)
        self._lay_out(title)
        self.text.setFocus()

    def accept(self) -> None:
        words = one_line(self.text.toPlainText())
        if not words:
            self._text_field.complain(self.tr("What is the question?"))
        elif len(words) > LONGEST:
            said = self.tr("A question of more than {n} letters is hard to ask. Shorten it.")
            self._text_field.complain(said.format(n=LONGEST))
        else:
            self._save(words)
            self._draft.let_go()
            super().accept()
            return
        self.text.setFocus()

    def reject(self) -> None:
        self._draft.let_go()  # it is for a crash: who cancels wants what was there
        super().reject()

    def _typed(self) -> dict[str, str]:
        text = self.text.toPlainText()
        return {"text": text} if text != self._before else {}

    def _lay_out(self, title: str) -> None:
        kind = Labelled(self.tr("For"), self.kind)
        category = Labelled(self.tr("Category"), self.category)
        verb = self.tr("Save") if self._question else self.tr("Add question")
        self.setLayout(
            down(
                label(title, level="title"),
                self._text_field,
                across((kind, 1), (category, 1), gap=12),
                None,
                ways_out(self._theme, self, verb)[0],
                margins=(22, 18, 22, 18),
                gap=14,
            )
        )
        self.setMinimumWidth(WIDTH)

    def _complete_categories(self) -> None:
        known = question_list.listed(self._desk.connection)
        names = sorted({each.question.category for each in known} - {""})
        complete(self.category, names)

    def _save(self, text: str) -> None:
        kind, category = self.kind.value(), one_line(self.category.text())
        if self._question is None:
            with self._desk.change(self.tr("Add question")) as session:
                self.uid = questions.add(session, text, kind, category)
        else:
            with self._desk.change(self.tr("Edit question")) as session:
                questions.edit(session, self.uid, text=text, kind=kind, category=category)

    def _on_text_changed(self) -> None:
        self._text_field.complain("")


def kind_choice(theme: Theme, kind: str | None) -> Choice[str | None]:
    """A field that says for which mentorships or occasions a question is."""
    kinds: list[str | None] = [None, *KINDS]
    choice = Choice[str | None](
        theme,
        question_words.tr("For"),
        [(question_words.kind(each), each) for each in kinds],
    )
    choice.setCurrentIndex(kinds.index(kind))
    return choice
