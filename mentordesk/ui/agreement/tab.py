"""The agreement of a mentorship: what holds, its history, its review and the check-ins."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.agreement import is_review_due
from mentordesk.domain.place import Place
from mentordesk.storage import agreements, check_ins, mentorships
from mentordesk.storage.agreements import Version
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button, icon_button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.labels import Line, head_line
from mentordesk.ui.widgets.layout import across, columns, down, framed
from mentordesk.ui.widgets.notice import Notice

from . import text, words
from .amend import Amend
from .check_ins import CheckIns
from .closing import Closing
from .history import History
from .review import Review
from .terms import TermsView


class Agreement(QWidget):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._facts: Facts | None = None
        self._versions: list[Version] = []
        self._seen = ""  # the uid of the version that is shown, "" for the one that holds
        self._due = Notice(theme, "calendar-check", "accent", self._review_button())
        self._history = History(theme)
        self._history.asked.connect(self._on_version_asked)
        self._history.copied.connect(self._on_copy_asked)
        self._check_ins = CheckIns(theme)
        self._check_ins.asked.connect(self._on_review_asked)
        left, right = QWidget(), QWidget()
        self._closing = Closing(desk, theme)
        self._agreed = self._agreed_card()
        left.setLayout(down(self._closing, self._agreed, self._history, None, gap=14))
        right.setLayout(down(self._check_ins, None))
        self._stack = QStackedWidget()
        self._stack.addWidget(columns((left, 638), (right, 376), top=18))
        self._stack.addWidget(self._empty_state())
        self.setLayout(down(self._due, (self._stack, 1)))

    def show_mentorship(self, facts: Facts) -> None:
        if self._facts is None or facts.id != self._facts.id:
            self._seen = ""
        self._facts = facts
        session, today = self._desk.session, self._desk.today()
        self._versions = agreements.versions(session, facts.id)
        said = check_ins.listed(session, facts.id)
        nothing = not (self._versions or said or facts.letter)
        self._stack.setCurrentIndex(1 if nothing else 0)
        going_on = facts.state != "ended"
        self._closing.show_mentorship(facts, len(mentorships.held(session, facts.id)))
        self._check_ins.show_check_ins(
            said, Voices(facts.role, facts.person), today, going_on=going_on
        )
        self._check_ins.setVisible(going_on or bool(said))
        self._history.show_versions(self._versions, today)
        self._history.setVisible(bool(self._versions))
        self._show_due(facts.state == "active")
        self._show_terms(going_on)

    def _agreed_card(self) -> QFrame:
        self._title, self._told = head_line(self.tr("Agreement")), Line("", tone="muted")
        self._amend = button(self._theme, self.tr("Amend…"), "pencil")
        self._amend.clicked.connect(self._on_amend_asked)
        self._copy = icon_button(self._theme, "copy", self.tr("Copy the agreement as text"))
        self._copy.clicked.connect(self._on_copy_clicked)
        self._current = button(self._theme, self.tr("Show what holds now"), kind="link")
        self._current.clicked.connect(self._on_current_clicked)
        self._terms = TermsView(self._theme)
        names = down(self._title, self._told, gap=2)
        head = across((names, 1), self._current, self._copy, self._amend, gap=10)
        return framed("card", down(head, 14, self._terms, margins=(18, 16, 18, 12)))

    def _review_button(self) -> QPushButton:
        result = button(self._theme, self.tr("Review now"))
        result.clicked.connect(self._on_review_asked)
        return result

    def _empty_state(self) -> EmptyState:
        first = button(self._theme, self.tr("Write the agreement"), "square-pen", "primary")
        first.clicked.connect(self._on_amend_asked)
        return EmptyState(
            self._theme,
            "file-text",
            self.tr("No agreement yet"),
            self.tr(
                "What you meet for, what you expect of each other, what stays between you,"
                " and when you look at it again. Talk about it first, then write it down together."
            ),
            first,
        )

    def _show_due(self, active: bool) -> None:
        """Ask for the review once its day has come; what rests or has ended asks for nothing."""
        review_on = self._versions[0].terms.review_on if self._versions else None
        today = self._desk.today()
        if not active or review_on is None or not is_review_due(review_on, today):
            self._due.hide()
            return
        said = self.tr("You wanted to look at this agreement again on {day}.").format(
            day=common.month_day(review_on, today)
        )
        if self._due.isHidden() or self._due.accessibleName() != said:
            self._due.say(said)  # aloud, so not at each change of the desk

    def _show_terms(self, going_on: bool) -> None:
        version, today = self._shown(), self._desk.today()
        holds = bool(self._versions) and version is self._versions[0]
        self._amend.setVisible(going_on and (holds or version is None))
        self._amend.setText(self.tr("Amend…") if version else self.tr("Write…"))
        self._current.setVisible(version is not None and not holds)
        for part in (self._copy, self._terms):
            part.setVisible(version is not None)
        self._agreed.setVisible(going_on or version is not None)
        if version is None:
            self._told.setText(self.tr("Nothing is written down yet."))
            return
        self._terms.show_terms(version.terms, today)
        past = self.tr("As it was agreed on {day}").format(
            day=common.month_day(version.agreed_on, today)
        )
        self._told.setText(words.agreed(self._versions, today) if holds else past)

    def _shown(self) -> Version | None:
        """The version that was asked for, else the one that holds, None if there is none."""
        asked = (version for version in self._versions if version.uid == self._seen)
        return next(asked, self._versions[0] if self._versions else None)

    def _on_version_asked(self, uid: str) -> None:
        self._seen = uid
        self._show_terms(self._facts is not None and self._facts.state != "ended")

    def _on_current_clicked(self) -> None:
        self._on_version_asked("")

    def _on_copy_clicked(self) -> None:
        if (version := self._shown()) is not None:
            self._on_copy_asked(version.uid)

    def _on_copy_asked(self, uid: str) -> None:
        version = next(each for each in self._versions if each.uid == uid)
        if self._facts is not None:
            text.copy(self._desk.session, self._facts, version, self._desk.today())
            self._told.setText(self.tr("The agreement was copied."))
            announce(self._told)

    def _on_amend_asked(self) -> None:
        self._ask_amend(reviewed=False)

    def _on_review_asked(self) -> None:
        if self._facts is None:
            return
        dialog = Review(self._desk, self._theme, self._facts, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.amends:
            self._ask_amend(reviewed=True)

    def _ask_amend(self, reviewed: bool) -> None:
        if self._facts is None:
            return
        dialog = Amend(self._desk, self._theme, self._facts, self, reviewed)
        dialog.exec()
        dialog.deleteLater()
        if self._amend.isVisible():
            self._amend.setFocus()  # the first step that led here is gone once it is taken
