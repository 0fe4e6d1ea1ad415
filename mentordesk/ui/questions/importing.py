"""Importing a list of questions: the file is read in a thread, and shown before it is taken."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError
from mentordesk.exchange import question_list
from mentordesk.exchange.question_list import QuestionList
from mentordesk.storage import questions
from mentordesk.ui import background, dialogs, question_words, words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.labels import Text, label
from mentordesk.ui.widgets.layout import down

from .form import kind_choice

WIDTH, SHOWN, LONGEST = 480, 3, 160


def tr(text: str) -> str:
    return QCoreApplication.translate("questions", text)


class ImportDialog(QDialog):
    """How many questions there are, what they are like, and whom they are for."""

    def __init__(
        self, theme: Theme, path: Path, found: QuestionList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = tr("Import questions")
        self.setWindowTitle(title)
        said = words.counted(
            tr("1 question in {name}"), tr("%n questions in {name}"), len(found[0])
        )
        some = [words.cut(each.text, LONGEST) for each in found.questions[:SHOWN]]
        more = ["…"] if len(found.questions) > SHOWN else []
        self.kind = kind_choice(theme, None)
        buttons, self.take = ways_out(theme, self, tr("Import"))
        parts = (
            label(title, level="title"),
            Text(said.format(name=words.cut(path.name, 60))),
            Text("\n".join([*some, *more]), tone="muted"),
            Labelled(tr("For"), self.kind),
            None,
            buttons,
        )
        self.setLayout(down(*parts, margins=(22, 18, 22, 18), gap=12))
        self.setMinimumWidth(WIDTH)


class Import(QObject):
    """A list on its way into the bank; it ends with the widget that it is shown over."""

    told = Signal(str, bool)  # a sentence on what came of it, and whether it was good

    def __init__(self, desk: Desk, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._theme, self._over = desk, theme, over
        self._path = Path()

    def start(self) -> None:
        kinds = f"{tr('Lists of questions')} (*.json *.txt *.md);;{tr('All files')} (*)"
        path = dialogs.file_to_read(
            self._over, tr("Import questions"), self._desk.path.parent, kinds
        )
        if path is not None:
            self._path = path
            background.run(partial(_read, path), self._on_read)

    def _on_read(self, found: QuestionList | MentorDeskError) -> None:
        if isinstance(found, MentorDeskError):
            self.told.emit(words.sentence(found), False)
            return
        dialog = ImportDialog(self._theme, self._path, found, self._over)
        if dialog.exec():
            self._take(found, dialog.kind.value())

    def _take(self, found: QuestionList, kind: str | None) -> None:
        with self._desk.change(tr("Import questions")) as session:
            added, there = questions.add_listed(session, found.questions, kind)
        self.told.emit(question_words.imported(added, there, found.left_out), True)


def _read(path: Path) -> QuestionList | MentorDeskError:
    try:
        return question_list.read(path)
    except MentorDeskError as error:
        return error
