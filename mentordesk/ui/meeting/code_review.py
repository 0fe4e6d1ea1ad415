"""A code review: what is read, three prompts to write to, and what follows from it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.domain import link
from mentordesk.domain.typed import one_line
from mentordesk.errors import MentorDeskError, RowGone
from mentordesk.storage import agenda, code_reviews
from mentordesk.ui import dialogs, rescue, way_out, words
from mentordesk.ui.draft import Draft
from mentordesk.ui.rescue import Texts
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import Line, Text, head_line
from mentordesk.ui.widgets.layout import across, column, down, scrolled
from mentordesk.ui.widgets.line_field import LineField
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.notice import Notice
from mentordesk.ui.widgets.ring import FocusRing
from mentordesk.ui.widgets.visit import Pace, Visit

from .finding_line import FindingLine
from .meeting_list import MeetingList
from .row_actions import RowActions
from .rows import promises
from .text_field import TextField

TABLES = {"code_review", "agenda_item", "action_item", "mentorship", "person"}
SIZE = (940, 640)
LONGEST_LINK = 2000


class CodeReview(QDialog):
    """Stands beside the meeting; what is typed is saved, and one visit to it is one step."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        item_id: int,
        meeting_id: int,
        voices: Voices,
        parent: QWidget | None = None,
        pace: Pace | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._theme, self._voices = desk, theme, voices
        self.item_id, self._meeting_id = item_id, meeting_id
        self._visit = Visit(self, self.save, self.leave, pace)
        self._is_rescued = False  # some of it could not be saved before, and waits in a draft
        self._make_fields()
        self._lay_out()
        self._connect()
        FocusRing(theme, self)
        self.resize(*SIZE)
        self._fill()
        self._go_on_with(rescue.kept(desk, self._name))

    def save(self) -> None:
        """Save what is typed, each field for itself: what one refuses keeps no other from it."""
        self._visit.note_saved()
        texts = {name: self._text(name) for name in self._fields if self._is_modified(name)}
        refused = [error for name, text in texts.items() if (error := self._write(name, text))]
        if refused:
            self._refused.say(words.sentence(refused[0]))
        elif texts:
            self._refused.hide()
            self._let_go()

    def leave(self) -> None:
        """End the visit: what is typed from now on is another undo step."""
        self.save()
        self._visit.end()

    def holds_unsaved(self) -> bool:
        return any(map(self._is_modified, self._fields))

    def unsaved(self) -> Texts:
        texts = {name: self._text(name) for name in self._fields if self._is_modified(name)}
        return {self._name: texts} if texts else {}

    def done(self, result: int) -> None:
        """Close, unless there is text that cannot be saved and is wanted."""
        self.leave()
        if not self.holds_unsaved() or self._may_lose_text():
            self._draft.keep()
            super().done(result)

    def _make_fields(self) -> None:
        theme = self._theme
        self.link = line_edit(self.tr("Link"), placeholder=self.tr("https://… what is reviewed"))
        self.link.setMaxLength(LONGEST_LINK)
        self.snippet = TextField(theme, self.tr("Snippet"), lines=8, code=True)
        self.snippet.setPlaceholderText(self.tr("…or the code itself"))
        self.prompts = {
            "process": TextField(theme, self.tr("Walk through the process")),
            "better": TextField(theme, self.tr("What could be better?")),
            "approach": TextField(theme, self.tr("Why might another approach do more?")),
        }
        self._fields: dict[str, LineField | TextField] = {
            "link": self.link,
            "snippet": self.snippet,
            **self.prompts,
        }
        self.findings = MeetingList(self._desk, theme, self.tr("Findings"), grows=True)
        self.findings.meeting_id, self.findings.voices = self._meeting_id, self._voices
        self._rows = RowActions(self._desk, theme, self)
        self._rows.attach(self.findings)
        self.line = FindingLine(theme, self._voices, self._desk.today())
        uid = agenda.entry(self._desk.session, self.item_id).uid
        self._name = f"code review {uid}"
        self._draft = Draft(self._desk, f"finding {uid}", self._typed, self)
        self.line.field.setText(self._draft.kept().get("text", ""))

    def _lay_out(self) -> None:
        self._title, self._facts = Line("", level="title"), Line("", tone="muted")
        self._refused = Notice(self._theme, "circle-alert", "attention")
        left = column(self._linked(), (Labelled(self.tr("Snippet"), self.snippet), 1), wide=52)
        right = QWidget()
        prompts = [Labelled(each.accessibleName(), each) for each in self.prompts.values()]
        shared = ((each, 1) for each in prompts)
        right.setLayout(down(*shared, self._findings_part(), gap=12))
        body = across(left, column((scrolled(right), 1), wide=48), gap=20)
        edges = (22, 18, 22, 18)
        head = down(self._title, self._facts, gap=2)
        self.setLayout(down(head, self._refused, (body, 1), margins=edges, gap=12))

    def _linked(self) -> QWidget:
        self._open = button(self._theme, self.tr("Open"), "link")
        self._open.setAutoDefault(False)
        self._open.clicked.connect(self._on_open_clicked)
        both = QWidget()
        both.setLayout(across((self.link, 1), self._open, gap=8))
        self._linked_field = Labelled(self.tr("Link"), both)
        return self._linked_field

    def _findings_part(self) -> QFrame:
        self._none = Text(self.tr("What the two of you want to change becomes work here."))
        look(self._none, tone="muted")
        frame = QFrame()
        parts = (head_line(self.tr("Findings")), self._none, self.findings, 4, self.line)
        frame.setLayout(down(*parts, margins=(0, 4, 0, 0), gap=4))
        return frame

    def _connect(self) -> None:
        for field in (self.snippet, *self.prompts.values()):
            field.textChanged.connect(self._on_typed)
            field.left.connect(self.leave)
            field.refused.connect(self._on_refused)
        self.link.textChanged.connect(self._on_typed)
        self.link.editingFinished.connect(self.leave)
        self.line.given.connect(self._on_given)
        self.line.field.textChanged.connect(self._draft.touch)
        self._desk.changed.connect(self._on_desk_changed)
        self._desk.settling.connect(self.save)
        for keys, then in (("Ctrl+Z", self._desk.undo), ("Ctrl+Shift+Z", self._desk.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(then)

    def _fill(self) -> None:
        entry = agenda.entry(self._desk.session, self.item_id)
        who = self._voices.name(entry.voice)
        private = [self.tr("private")] if entry.private else []
        self._title.setText(entry.title)
        self._facts.setText(" · ".join([self.tr("Code review"), words.initial_cap(who), *private]))
        self.setWindowTitle(words.cut(entry.title, 60))
        kept = code_reviews.facts(self._desk.session, self.item_id)._asdict()
        for name in self._fields:
            if not self._is_modified(name):
                self._load(name, kept[name])
        self._open.setEnabled(bool(self.link.text().strip()))
        self._show_findings()

    def _show_findings(self) -> None:
        made = code_reviews.findings(self._desk.session, self.item_id)
        self.findings.show_rows(promises(made, self._voices, self._desk.today()))
        self.findings.setVisible(bool(made))
        self._none.setVisible(not made)

    def _write(self, name: str, text: str) -> MentorDeskError | None:
        """Save one field; what cannot be saved stays in it."""
        label, step = self.tr("Edit code review"), self._visit.step
        try:
            with self._desk.change(label, by=self, merge=step) as session:
                code_reviews.write(session, self.item_id, **{name: text})
        except MentorDeskError as error:
            return error
        self._set_modified(name, False)
        return None

    def _go_on_with(self, texts: dict[str, str]) -> None:
        """Show what could not be saved before; why that is so is said again."""
        for name, text in texts.items():
            self._load(name, text)
            self._set_modified(name, True)
        self._is_rescued = bool(texts)
        if texts:
            self.save()

    def _let_go(self) -> None:
        if self._is_rescued and not self.holds_unsaved():
            self._is_rescued = False
            rescue.let_go(self._desk, self._name)

    def _typed(self) -> dict[str, str]:
        """What is typed of a finding and not entered yet."""
        text = self.line.field.text()
        return {"text": text} if text else {}

    def _text(self, name: str) -> str:
        field = self._fields[name]
        return field.text() if isinstance(field, TextField) else one_line(field.text())

    def _load(self, name: str, text: str) -> None:
        field = self._fields[name]
        if isinstance(field, TextField):
            field.load(text)
        elif field.text() != text:
            field.setText(text)

    def _is_modified(self, name: str) -> bool:
        field = self._fields[name]
        return field.document().isModified() if isinstance(field, TextField) else field.isModified()

    def _set_modified(self, name: str, modified: bool) -> None:
        field = self._fields[name]
        if isinstance(field, TextField):
            field.document().setModified(modified)
        else:
            field.setModified(modified)

    def _may_lose_text(self) -> bool:
        title = self.tr("Some text is not saved")
        said = self.tr(
            "It has something that cannot be saved. Go back to mend it, or close and lose it."
        )
        return dialogs.confirm(self, title, said, self.tr("Close without it"))

    def _on_typed(self) -> None:
        self._open.setEnabled(bool(self.link.text().strip()))
        self._linked_field.complain("")
        if self.holds_unsaved():
            self._visit.go_on()

    def _on_refused(self, error: MentorDeskError) -> None:
        self._refused.say(words.sentence(error))

    def _on_open_clicked(self) -> None:
        self.leave()
        address = link.whole(self.link.text().strip())
        if link.read(address) is not None:
            way_out.follow(self, address)
        else:
            self._linked_field.complain(self.tr("Only a link that starts with https:// is opened."))

    def _on_given(self, text: str, voice: str, due: date | None) -> None:
        self.leave()
        today, to = self._desk.today(), self._meeting_id or None
        try:
            with self._desk.change(self.tr("Add finding"), by=self) as session:
                code_reviews.add_finding(session, self.item_id, text, voice, today, to, due)
        except MentorDeskError as error:
            self._on_refused(error)
        else:
            self.line.empty()
            self._draft.keep()
            self._show_findings()

    def _on_desk_changed(self, change: Change) -> None:
        if change.by is self or not change.tables & TABLES:
            return
        try:
            self._fill()
        except RowGone:
            self._forget()

    def _forget(self) -> None:
        """The item is gone; in the trash it keeps what was typed last."""
        self.save()
        for name in self._fields:
            self._set_modified(name, False)
        self.reject()


def show_review(
    desk: Desk, theme: Theme, item_id: int, meeting_id: int, voices: Voices, parent: QWidget
) -> CodeReview:
    """Show the review of an item beside its meeting; one that is shown comes to the front."""
    window = parent.window()
    for each in window.findChildren(CodeReview):
        if each.item_id == item_id and each.isVisible():
            each.activateWindow()
            return each
    dialog = CodeReview(desk, theme, item_id, meeting_id, voices, window)
    dialog.show()
    return dialog
