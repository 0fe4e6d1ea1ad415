"""Setting a goal: three blanks, for whom, whose voice, private or shared."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.storage import goals
from mentordesk.storage.goals import Facts, Fields, Whom
from mentordesk.ui.goal.asking import Asking, past_day
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import Choice, text_edit
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.tick import CheckBox
from mentordesk.ui.words import first_name


class GoalForm(Asking):
    """A new goal, or one to edit; saved when accepted, `goal_id` tells which."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        parent: QWidget,
        goal_id: int | None = None,
        mentorship_id: int | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._desk, self.goal_id = desk, goal_id
        goal = goals.facts(desk.session, goal_id) if goal_id else None
        wanted = goal.mentorship_id if goal else mentorship_id
        self._lay_blanks(goal)
        self._lay_choices(theme, goals.whoms(desk.session, wanted), goal, wanted)
        title = self.tr("Edit goal") if goal else self.tr("New goal")
        verb = self.tr("Save") if goal else self.tr("Set goal")
        self.put(title, verb, *self._rows(), self._private)
        self.setMinimumWidth(460)
        self._title.textChanged.connect(self._on_typed)
        self._whom.activated.connect(self._on_whom_chosen)
        self._on_typed()
        self._title.setFocus()

    def accept(self) -> None:
        """Save; what cannot be saved stays in the form."""
        title = " ".join(self._title.toPlainText().split())
        if not title:
            return
        mentorship, fields = self._whom.value().mentorship_id, self._fields(title)
        label = self.tr("Edit goal") if self.goal_id else self.tr("Set goal")
        with self._desk.change(label) as session:
            if self.goal_id:
                goals.edit(session, self.goal_id, mentorship_id=mentorship, **fields)
            else:
                self.goal_id = goals.add(session, mentorship, **fields)
        super().accept()

    def _fields(self, title: str) -> Fields:
        return {
            "title": title,
            "so_that": self._so_that.toPlainText().strip(),
            "by_doing": self._by_doing.toPlainText().strip(),
            "voice": self._voice.value(),
            "private": self._private.isChecked(),
            "started_on": self._since.day(),
        }

    def _lay_blanks(self, goal: Facts | None) -> None:
        title, so_that, by_doing = goal[2:5] if goal else ("", "", "")
        self._title = text_edit(self.tr("I want to"), title, lines=2)
        self._so_that = text_edit(self.tr("so that"), so_that, lines=2)
        self._by_doing = text_edit(self.tr("I will do this by"), by_doing, lines=2)

    def _lay_choices(
        self, theme: Theme, whoms: list[Whom], goal: Facts | None, wanted: int | None
    ) -> None:
        chosen = next((each for each in whoms if each.mentorship_id == wanted), None)
        options = [(each.person, each) for each in whoms]
        self._whom = Choice(theme, self.tr("With"), options, chosen)
        self._voice: Choice[str] = Choice(theme, self.tr("Whose goal"), self._voices())
        self._voice.choose(goal.voice if goal else "mentee")
        self._since = past_day(theme, self._desk.today())
        if goal:
            self._since.set_day(goal.started_on)
        text = self.tr("Private: never in anything you share")
        self._private = CheckBox(theme, text, bool(goal and goal.private))

    def _rows(self) -> list[QWidget]:
        return [
            Labelled(self.tr("I want to …"), self._title),
            Labelled(self.tr("so that …"), self._so_that),
            Labelled(self.tr("I will do this by …"), self._by_doing),
            Labelled(self.tr("With"), self._whom),
            Labelled(self.tr("Whose goal"), self._voice),
            Labelled(self.tr("Since"), self._since),
        ]

    def _voices(self) -> list[tuple[str, str]]:
        """The other one's name, or "you", for each of the two voices."""
        whom = self._whom.value()
        names = {whom.role: self.tr("yours")}
        other = first_name(whom.person)
        return [(names.get(voice, other), voice) for voice in ("mentee", "mentor")]

    def _on_typed(self) -> None:
        self.act.setEnabled(bool(self._title.toPlainText().strip()))

    def _on_whom_chosen(self) -> None:
        voice = self._voice.value()
        self._voice.offer(self._voices())
        self._voice.choose(voice)
