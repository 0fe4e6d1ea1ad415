"""Writing an agreement, and changing it: a deliberate act, saved as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.desk import Desk
from mentordesk.domain import voice
from mentordesk.domain.agreement import next_review
from mentordesk.storage import agreements, people, question_list
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import words as common
from mentordesk.ui.drafted import Drafted
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.form import Labelled, save_by_keys, ways_out
from mentordesk.ui.widgets.labels import Line, Text, label
from mentordesk.ui.widgets.layout import across, column, down, scrolled

from . import words
from .fields import TermsFields, drafted, resumed

WIDE, HIGH = 860, 780


class Amend(Drafted):
    """When it is `reviewed`, the next review is proposed."""

    def __init__(
        self, desk: Desk, theme: Theme, facts: Facts, parent: QWidget, reviewed: bool = False
    ) -> None:
        super().__init__(desk, f"agreement {facts.uid}", parent)
        self._theme, self._facts = theme, facts
        self._version = agreements.current(desk.session, facts.id)
        self._begin_with(reviewed)
        kept = self._draft.kept()
        self._why = line_edit(self.tr("Why it changes"), kept.get("why", self._remark))
        self._why.textEdited.connect(self._draft.touch)
        self._fields = self._made(kept)
        self._resumed = self._resumed_line()
        if not kept:  # shown before it is laid out, it would be a window of its own
            self._resumed.hide()
        self._lay_out()
        self._fields.begin()

    def accept(self) -> None:
        if self._fields.check():
            super().accept()

    def _save(self) -> None:
        label = self.tr("Amend agreement") if self._version else self.tr("Agree")
        terms, why = self._fields.terms(), self._why.text().strip()
        with self._desk.change(label) as session:
            agreements.amend(session, self._facts.id, terms, self._desk.today(), why)

    def _begin_with(self, reviewed: bool) -> None:
        """Begin with what holds, or with how the two meet already."""
        session, today = self._desk.session, self._desk.today()
        version = self._version
        self._remark = version.remark if version and version.agreed_on >= today else ""
        self._terms = version.terms if version else agreements.offered(session, self._facts.id)
        if version is None or reviewed:
            self._terms = replace(self._terms, review_on=next_review(today))

    def _made(self, draft: Mapping[str, str]) -> TermsFields:
        terms = resumed(draft, self._terms)
        fields = TermsFields(self._theme, self._facts.kind, terms, self._desk.today())
        fields.typed.connect(self._draft.touch)
        return fields

    def _typed(self) -> dict[str, str]:
        why, terms = self._why.text(), self._fields.terms()
        if terms == self._terms and why == self._remark:
            return {}
        return drafted(terms) | {"why": why}

    def _lay_out(self) -> None:
        title = self.tr("The agreement with {name}").format(name=self._facts.person)
        self.setWindowTitle(title)
        self._body: QVBoxLayout = down(self._fields, *self._reason(), None, gap=14)
        inner = QWidget()
        inner.setLayout(self._body)
        buttons, save = ways_out(self._theme, self, self._verb())
        save_by_keys(self, save)
        self._start = button(self._theme, self.tr("Begin with a text"), "sparkles", "flat")
        self._start.clicked.connect(self._on_start_clicked)
        if self._version is not None or not self._fields.is_blank():
            self._start.hide()
        foot = across(self._start, (buttons, 1), gap=10)
        head = Line(title, level="title")
        hint = Text(self._hint(), tone="muted")
        parts = (head, hint, self._resumed, (scrolled(inner), 1), self._wrong, foot)
        self.setLayout(down(*parts, margins=(22, 18, 22, 18), gap=12))
        self.resize(WIDE, min(HIGH, self.screen().availableGeometry().height() - 60))

    def _reason(self) -> list[QWidget]:
        """Why it changes, once there is something to change; before that what to talk about."""
        self._why_field = Labelled(self.tr("Why it changes"), self._why)
        if self._version is None:
            self._why_field.hide()
        return [self._why_field if self._version else self._questions()]

    def _questions(self) -> QWidget:
        """Those of the bank that are for an agreement, on two columns."""
        known = [each.question for each in question_list.listed(self._desk.connection)]
        texts = [each.text for each in known if each.kind == "agreement" and not each.hidden]
        half = (len(texts) + 1) // 2
        halves = [
            column(Text("\n".join(part), tone="muted"), None)
            for part in (texts[:half], texts[half:])
        ]
        result = QWidget()
        heading = label(self.tr("To talk about first"), level="small", tone="muted")
        result.setLayout(down(heading, across(*halves, gap=16), gap=4))
        if not texts:
            result.hide()
        return result

    def _hint(self) -> str:
        if self._version is None:
            return self.tr("Write down in your own words what you both said. It can be amended.")
        if self._version.agreed_on >= self._desk.today():
            return self.tr("It was agreed today: what you change now corrects it.")
        return self.tr("What was agreed before stays in the history, with its day.")

    def _verb(self) -> str:
        return self.tr("Save amendment") if self._version else self.tr("Save agreement")

    def _resumed_line(self) -> QWidget:
        result = QWidget()
        again = button(self._theme, self.tr("Let it go"), kind="link")
        again.clicked.connect(self._on_again_clicked)
        said = Text(self.tr("What you typed last time is here, not yet saved."), tone="accent")
        result.setLayout(across(said, again, None, gap=8))
        return result

    def _on_start_clicked(self) -> None:
        """Fill in a first wording; both are called by name."""
        me, facts = people.me(self._desk.session), self._facts
        mine = common.first_name(me.name) if me else common.initial_cap(common.role(facts.role))
        names = {facts.role: mine, voice.other(facts.role): common.first_name(facts.person)}
        for name, field in self._fields.texts.items():
            said = words.starting_text(name, facts.kind, names["mentor"], names["mentee"])
            field.setPlainText(said)
        self._start.hide()
        self._fields.begin()

    def _on_again_clicked(self) -> None:
        """Begin again with what holds."""
        old, self._fields = self._fields, self._made({})
        self._body.replaceWidget(old, self._fields)
        old.hide()
        old.deleteLater()
        self._why.setText(self._remark)
        self._resumed.hide()
        self._start.setVisible(self._version is None and self._fields.is_blank())
        self._fields.begin()
