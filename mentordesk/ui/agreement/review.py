"""The review of an agreement: both voices check in, then it is kept as it is or amended."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QPlainTextEdit, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.agreement import QUESTIONS, next_review
from mentordesk.errors import MentorDeskError
from mentordesk.storage import agreements, check_ins
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import Choice, DateField, text_edit
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.labels import Line, Text, chip, head_line, label
from mentordesk.ui.widgets.layout import across, card, column, down, scrolled

from . import words
from .terms import TermsView

WIDE, HIGH = 980, 720
SOON_MS = 1000


class Review(QDialog):
    """Each answer is saved as it is given. When it is accepted, what is agreed holds on.

    `amends` says that the user would rather change it.
    """

    def __init__(self, desk: Desk, theme: Theme, facts: Facts, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._facts = desk, theme, facts
        self._voices = Voices(facts.role, facts.person)
        self._version = agreements.current(desk.session, facts.id)
        self._day = desk.today()
        self.amends = False
        self._timer = QTimer(self, singleShot=True, interval=SOON_MS)
        self._timer.timeout.connect(self._save)
        desk.settling.connect(self._save)
        self._wrong = Text(tone="attention")
        self._wrong.hide()
        self._lay_out()

    def accept(self) -> None:
        self._save()
        if self._version is not None:
            with self._desk.change(self.tr("Keep agreement")) as session:
                agreements.keep(session, self._facts.id, self._desk.today(), self._next.day())
        super().accept()

    def done(self, result: int) -> None:
        self._save()
        self._desk.settling.disconnect(self._save)
        super().done(result)

    def _lay_out(self) -> None:
        name = self._facts.person
        review = self.tr("Review with {name}") if self._version else self.tr("Check in with {name}")
        self.setWindowTitle(review.format(name=name))
        inner = QWidget()
        parts = [column(self._questions_card(), None, wide=3)]
        if self._version is not None:
            parts.append(column(self._agreed_card(), None, wide=2))
        inner.setLayout(across(*parts, gap=14))
        head = Line(review.format(name=name), level="title")
        rest = (scrolled(inner), 1), self._wrong, self._foot()
        self.setLayout(down(head, *rest, margins=(22, 18, 22, 18), gap=12))
        high = min(HIGH, self.screen().availableGeometry().height() - 60)
        self.resize(WIDE if self._version else WIDE * 2 // 3, high)

    def _questions_card(self) -> QFrame:
        hint = self.tr(
            "Each of you answers for yourself. Write the other’s answers down while you talk,"
            " or leave them out."
        )
        self._choices: dict[str, dict[str, Choice[int | None]]] = {}
        self._remarks: dict[str, QPlainTextEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for place, wide in enumerate((8, 5, 5)):
            grid.setColumnStretch(place, wide)
        for row, question in enumerate(QUESTIONS, 1):
            grid.addWidget(Text(words.question(question)), row, 0)
        known = self._known()
        for place, voice in enumerate((self._facts.role, self._voices.other), 1):
            self._add_voice(grid, place, voice, known.get(voice))
        remarks = ((self._remark_field(voice), 1) for voice in self._remarks)
        head, said = head_line(self.tr("Check-in")), Text(hint, tone="muted")
        return card(head, 2, said, 10, grid, 12, across(*remarks, gap=12))

    def _add_voice(
        self, grid: QGridLayout, place: int, voice: str, said: check_ins.Answered | None
    ) -> None:
        name = self._voices.name(voice)
        grid.addWidget(chip(name, voice), 0, place)
        options = [(common.initial_cap(words.answer(each)), each) for each in (None, *words.SCALE)]
        self._choices[voice] = {}
        for row, question in enumerate(QUESTIONS, 1):
            spoken = f"{name}: {words.question(question)}"
            value = said.answers.get(question) if said else None
            choice = Choice[int | None](self._theme, spoken, options)
            choice.choose(value)
            choice.activated.connect(self._save)
            self._choices[voice][question] = choice
            grid.addWidget(choice, row, place)
        spoken = common.initial_cap(self.tr("{name}, in a few words").format(name=name))
        remark = text_edit(spoken, said.remark if said else "", lines=3)
        remark.textChanged.connect(self._on_typed)
        self._remarks[voice] = remark

    def _remark_field(self, voice: str) -> Labelled:
        return Labelled(self._remarks[voice].accessibleName(), self._remarks[voice])

    def _agreed_card(self) -> QFrame:
        view = TermsView(self._theme, hints=False)
        if self._version is not None:
            view.show_terms(self._version.terms, self._day)
        return card(head_line(self.tr("What you agreed")), 8, view)

    def _foot(self) -> QWidget:
        result = QWidget()
        if self._version is None:
            buttons, _ = ways_out(self._theme, self, self.tr("Done"), self.tr("Later"))
            result.setLayout(buttons)
            return result
        buttons, _ = ways_out(self._theme, self, self.tr("Keep as it is"), self.tr("Later"))
        self._next = DateField(self._theme, words.part("review_on"), next_review(self._day))
        amend = button(self._theme, self.tr("Amend…"), "pencil")
        amend.clicked.connect(self._on_amend_clicked)
        buttons.insertWidget(2, amend)
        said = label(self.tr("Next review"), tone="muted")
        result.setLayout(across(said, self._next, (buttons, 1), gap=10))
        return result

    def _save(self) -> None:
        """Save the answers; all of one sitting are one step. What is refused stays here."""
        self._timer.stop()
        known, wrong = self._known(), ""
        for voice in self._choices:
            said, old = self._said(voice), known.get(voice)
            if said != ((old.answers, old.remark) if old else ({}, "")):
                wrong = self._store(voice, *said) or wrong
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    def _known(self) -> dict[str, check_ins.Answered]:
        """What was answered today, by voice."""
        found = check_ins.listed(self._desk.session, self._facts.id)
        return {each.voice: each for each in found if each.made_on == self._day}

    def _said(self, voice: str) -> tuple[dict[str, int], str]:
        values = {question: each.value() for question, each in self._choices[voice].items()}
        answers = {question: value for question, value in values.items() if value is not None}
        return answers, self._remarks[voice].toPlainText().strip()

    def _store(self, voice: str, answers: dict[str, int], remark: str) -> str:
        try:
            with self._desk.change(self.tr("Check in"), by=self, merge=self) as session:
                check_ins.answer(session, self._facts.id, voice, self._day, answers, remark)
        except MentorDeskError as error:
            return common.sentence(error)
        return ""

    def _on_typed(self) -> None:
        """Who never rests is saved, too."""
        if not self._timer.isActive():
            self._timer.start()

    def _on_amend_clicked(self) -> None:
        self.amends = True
        self.reject()
