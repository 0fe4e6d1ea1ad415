"""How a mentorship is closed: it ends or is complete, by whom, why, and with which letter."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mentordesk.desk import Desk
from mentordesk.domain import voice
from mentordesk.storage import closings, mentorships, people
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import words
from mentordesk.ui.drafted import Drafted
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import text_edit
from mentordesk.ui.widgets.form import Labelled, save_by_keys, ways_out
from mentordesk.ui.widgets.labels import Line, Text
from mentordesk.ui.widgets.layout import across, down, scrolled
from mentordesk.ui.widgets.segments import Segments
from mentordesk.ui.widgets.tick import CheckBox

from . import letter
from .letter_ways import LetterWays

OUTCOMES = ("ended", "completed")
WIDE, HIGH = 660, 780


class Ending(Drafted):
    """Ends the mentorship when it is accepted."""

    def __init__(
        self, desk: Desk, theme: Theme, facts: Facts, outcome: str, parent: QWidget
    ) -> None:
        super().__init__(desk, f"letter {facts.uid}", parent)
        self._theme, self._facts = theme, facts
        self._is_watched = desk.presenting is not None  # why it ends is not for the other to see
        self._closing = closings.of_mentorship(desk.session, facts.id, desk.today())
        me = people.me(desk.session)
        self._me = me.name if me else ""
        self._make_fields(OUTCOMES.index(outcome))
        self._lay_out()
        self._show_outcome()
        self._letter.setFocus()

    def _save(self) -> None:
        complete, by = self._is_complete(), self._whose[self._by.current()]
        why = self._why.toPlainText().strip()
        verb = self.tr("Complete mentorship") if complete else self.tr("End mentorship")
        with self._desk.change(verb) as session:
            mentorships.end(
                session,
                self._facts.id,
                self._desk.today(),
                outcome=OUTCOMES[self._outcome.current()],
                by="both" if complete else by,
                why=None if self._is_watched else why,
                letter=self._letter.toPlainText().strip() if self._wanted.isChecked() else "",
            )

    def _make_fields(self, outcome: int) -> None:
        theme, kept = self._theme, self._draft.kept()
        choices = self.tr("It ends"), self.tr("It is complete")
        self._outcome = Segments(theme, self.tr("How it is closed"), *choices, current=outcome)
        self._outcome.chosen.connect(self._show_outcome)
        self._whose = (self._facts.role, voice.other(self._facts.role), "both")
        name = words.cut(words.first_name(self._facts.person), 16)
        whom = words.initial_cap(words.you()), name, self.tr("Both")
        self._by = Segments(theme, self.tr("Who ends it"), *whom, current=2)
        self._why = text_edit(self.tr("Why"), kept.get("why", self._facts.ended_why), lines=2)
        self._wanted = CheckBox(theme, self.tr("Keep a closing letter"), on=True)
        self._wanted.toggled.connect(self._on_wanted_toggled)
        self._begun = self._beginning()
        self._letter: QPlainTextEdit = text_edit(
            self.tr("Closing letter"), kept.get("letter", self._begun), lines=13
        )
        for field in (self._why, self._letter):
            field.textChanged.connect(self._draft.touch)

    def _lay_out(self) -> None:
        title = self.tr("Close the mentorship with {name}").format(name=self._facts.person)
        self.setWindowTitle(title)
        self._told = Text(tone="muted")
        self._whom = Labelled(self.tr("Who ends it"), self._by)
        hint = self.tr("For yourself: it stays on this desk and is in nothing that you share.")
        why = Labelled(self.tr("Why, if you like"), self._why, hint)
        if self._is_watched:
            why.hide()
        inner = QWidget()
        outcome = across(self._outcome, None)
        fields = down(outcome, self._told, self._whom, why, *self._letter_parts(), gap=12)
        fields.setStretchFactor(self._letter, 1)  # it takes the room that is left
        self._letter.setMaximumHeight(HIGH)
        inner.setLayout(fields)
        buttons, self._verb = ways_out(self._theme, self, "")
        save_by_keys(self, self._verb)
        said = self._ways.told, Text(self._consequence()), self._wrong
        rest = (scrolled(inner), 1), *said, buttons
        head = Line(title, level="title")
        self.setLayout(down(head, *rest, margins=(22, 18, 22, 18), gap=14))
        self.resize(WIDE, min(HIGH, self.screen().availableGeometry().height() - 60))

    def _letter_parts(self) -> list[QWidget]:
        self._ways = LetterWays(self._theme, self._shown, self, kind="flat")
        again = self.tr("Begin it again")
        self._again = button(self._theme, again, "rotate-ccw", "flat")
        self._again.clicked.connect(self._on_again_clicked)
        tools, ways = QWidget(), self._ways
        tools.setLayout(across(ways.copy, ways.mail, self._again, None, gap=14))
        said = self.tr("It names only what is shared. Change every word as you like.")
        hint = Text(said, level="small", tone="muted")
        return [self._wanted, hint, self._letter, tools]

    def _shown(self) -> tuple[str, str]:
        """What leaves is the letter as it is shown."""
        return self._facts.mail, self._letter.toPlainText()

    def _is_complete(self) -> bool:
        return OUTCOMES[self._outcome.current()] == "completed"

    def _beginning(self) -> str:
        outcome, today = OUTCOMES[self._outcome.current()], self._desk.today()
        return letter.beginning(outcome, self._facts, self._closing, self._me, today)

    def _typed(self) -> dict[str, str]:
        why, text = self._why.toPlainText(), self._letter.toPlainText()
        if text == self._begun and why == self._facts.ended_why:
            return {}
        return {"why": why, "letter": text}

    def _consequence(self) -> str:
        planned = self._closing.planned
        stays = self.tr("Notes, goals and records stay, and it can be reopened.")
        if not planned:
            return stays
        one, many = (
            self.tr("1 planned meeting is cancelled."),
            self.tr("%n planned meetings are cancelled."),
        )
        return f"{words.counted(one, many, planned)} {stays}"

    def _show_outcome(self) -> None:
        """A letter that was not touched begins anew."""
        complete = self._is_complete()
        ends = self.tr("Time is short, paths part, or it is enough. That is no failure.")
        done = self.tr("You reached what you set out to do.")
        self._told.setText(done if complete else ends)
        self._whom.setVisible(not complete)
        verb = self.tr("Complete mentorship") if complete else self.tr("End mentorship")
        self._verb.setText(verb)
        if self._letter.toPlainText() == self._begun:
            self._on_again_clicked()

    def _on_wanted_toggled(self, on: bool) -> None:
        for part in (self._letter, self._ways.copy, self._ways.mail, self._again):
            part.setEnabled(on)

    def _on_again_clicked(self) -> None:
        self._begun = self._beginning()
        self._letter.setPlainText(self._begun)
