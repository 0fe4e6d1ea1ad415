"""The fields that say what a mentorship is about: its focus, and a technical one's side project."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.typed import one_line
from mentordesk.storage.focus import Focus
from mentordesk.ui.widgets.fields import line_edit, text_edit
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.layout import across, down

LONGEST = 200
LONGEST_LINKS = 10_000


def tr(text: str) -> str:
    return QCoreApplication.translate("about", text)


class About(QWidget):
    """The name of the focus follows the kind; a side project is for technical ones."""

    typed = Signal()

    def __init__(self, known: Focus, kind: str, mine: bool) -> None:
        super().__init__()
        self._focus = line_edit("", known.focus)
        self._project = line_edit(tr("Side project"), known.project)
        self._project.setPlaceholderText(tr("small enough to finish"))
        for field in (self._focus, self._project):
            field.setMaxLength(LONGEST)
            field.setCursorPosition(0)  # its beginning is seen
        self._links = text_edit(tr("Links of the project"), "\n".join(known.links), lines=2)
        self._links.setPlaceholderText(tr("https://…"))
        for each in (self._focus.textEdited, self._project.textEdited, self._links.textChanged):
            each.connect(lambda *_: self.typed.emit())
        self._named = Labelled(" ", self._focus)
        self._projected = Labelled(tr("Side project"), self._project)
        self._linked = Labelled(tr("Links of the project, one a line"), self._links)
        line = across((self._named, 1), (self._projected, 1), gap=12)
        self.setLayout(down(line, self._linked, gap=14))
        self.follow(kind, mine)

    def follow(self, kind: str, mine: bool) -> None:
        """The mentorship is of this kind, and it is I who is the mentee, or not."""
        self._named.rename(name(kind, mine))
        for part in (self._projected, self._linked):
            part.setVisible(kind == "technical")

    def check(self) -> bool:
        """Return whether all can be kept; if not, say so in place."""
        too_long = len(self._links.toPlainText()) > LONGEST_LINKS
        self._linked.complain(tr("These are more links than can be kept.") if too_long else "")
        if too_long:
            self._links.setFocus()
        return not too_long

    def texts(self) -> tuple[str, str, str]:
        """Return the focus, the project, and its links, one a line."""
        focus, project = one_line(self._focus.text()), one_line(self._project.text())
        return focus, project, self._links.toPlainText()


def name(kind: str, mine: bool, person: str = "") -> str:
    """Return what the focus of this kind is called; it is mine, or the other's as the mentee."""
    if kind == "technical":
        return tr("Technology")
    if mine:
        own = {
            "career": tr("The role I aim for"),
            "personal": tr("What I want to change about myself"),
        }
        return own[kind]
    if not person:
        other = {"career": tr("The role they aim for"), "personal": tr("What they want to change")}
        return other[kind]
    named = {
        "career": tr("The role {name} aims for"),
        "personal": tr("What {name} wants to change"),
    }
    return named[kind].format(name=person)
