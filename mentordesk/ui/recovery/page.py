"""The recovery page: what keeps a desk shut, and the ways on."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from mentordesk import __version__, clock
from mentordesk.errors import MentorDeskError
from mentordesk.storage.diagnosis import Diagnosis
from mentordesk.storage.salvage import Salvaged
from mentordesk.ui import background, dialogs, way_out
from mentordesk.ui import words as shared
from mentordesk.ui.gate import Gate
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, clear, down

from . import restoring, words
from .examining import Case, examine
from .progress import ProgressCard, result_card
from .proof import Proof
from .salvaging import Salvaging
from .ways import way_card, ways

WIDTH = 560


class Recovery(Gate):
    """Says what happened; it makes and changes nothing by itself."""

    retried = Signal()
    looking_asked = Signal(object)  # at a backup

    def __init__(
        self, theme: Theme, path: Path, error: MentorDeskError, key: str | None = None
    ) -> None:
        super().__init__(theme, path)
        self._error, self._key = error, key
        self._case = Case(Diagnosis(error), None, key, sought=False)
        self._shown: object = None
        self._salvaging: Salvaging | None = None
        self._said, self._means = Text(level="head"), Text()
        self._facts = Text(level="small", tone="muted")
        self._trouble = Text(tone="attention")
        self._rest = down()
        parts = (self._said, 4, self._means, 10, self._facts, 16, self._trouble, 4, self._rest)
        self.lay_out("circle-alert", *parts, 10, self._others(), wide=WIDTH)
        self.say(error)

    def say(self, error: MentorDeskError) -> None:
        """Say at once what is known, and then what the file and its backups tell."""
        self._error = error
        self._show(Case(Diagnosis(error), None, self._key, sought=False))
        background.run(partial(examine, self.path, error, self._key), self._show)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._salvaging is not None:
            self._salvaging.stop()
        super().closeEvent(event)

    def _show(self, case: Case) -> None:
        self._case, self._key = case, case.key
        self._said.setText(words.what(case.found))
        self._means.setText(words.meaning(case.found))
        facts = words.facts(case.found, case.backup, case.sought, clock.now())
        self._facts.setText("\n".join(facts))
        self._facts.setVisible(bool(facts))
        self._complain("")
        if (shown := (ways(case), case.found.is_doubtful)) != self._shown:
            self._shown = shown  # a button that is being pressed stays
            self._show_ways()
        announce(self._said)

    def _show_ways(self) -> None:
        rows, best = way_card(self._theme, self._case, self._on_way_chosen)
        if self._case.found.is_doubtful:
            proof = Proof(self._theme, self.path, self._error)
            proof.told.connect(self._show)
            self._put(proof, 12, rows)
            proof.field.setFocus()
        else:
            self._put(rows)
            best.setFocus()

    def _put(self, *parts: QWidget | int) -> None:
        """Have other parts below what is said."""
        clear(self._rest)
        for part in parts:
            if isinstance(part, int):
                self._rest.addSpacing(part)
            else:
                self._rest.addWidget(part)

    def _complain(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if sentence:
            announce(self._trouble)

    def _on_way_chosen(self, name: str) -> None:
        {
            "retry": self.retried.emit,
            "restore": self._on_restore_asked,
            "look": self._on_look_asked,
            "salvage": self._on_salvage_asked,
        }[name]()

    def _on_look_asked(self) -> None:
        if self._case.backup is not None:
            key = self._key if self._case.backup.protected else None
            self.looking_asked.emit(restoring.Looking(self._case.backup, key))

    def _on_restore_asked(self) -> None:
        backup = self._case.backup
        if backup is None or not restoring.is_wished(self, self.path, backup):
            return
        self.setEnabled(False)
        work = partial(restoring.restored, backup, self.path, self._key)
        background.run(work, self._on_restored)

    def _on_restored(self, error: MentorDeskError | None) -> None:
        self.setEnabled(True)
        if error is None:
            self.retried.emit()
        else:
            self._complain(shared.sentence(error))

    def _on_salvage_asked(self) -> None:
        name = self.tr("{0} salvaged").format(self.path.stem)
        proposed = self.path.absolute().with_name(f"{name}{dialogs.SUFFIX}")
        new = dialogs.save_path(self, self.tr("Salvage into a new desk"), proposed)
        if new is None:
            return
        self._complain("")
        called = self.tr("Salvaged {n}")
        self._salvaging = Salvaging(self.path, new, self._key, called, self)
        progress = ProgressCard(self._theme, self.tr("Reading what can be read…"))
        self._salvaging.progressed.connect(progress.show_part)
        progress.stopped.connect(self._salvaging.stop)
        self._put(progress)
        background.run(self._salvaging.run, self._on_salvaged)

    def _on_salvaged(self, told: Salvaged | MentorDeskError | None) -> None:
        salvaging, self._salvaging = self._salvaging, None
        if salvaging is None:
            return
        if isinstance(told, Salvaged):
            result, first = result_card(self._theme, salvaging.new, told)
            first.clicked.connect(partial(self.asked.emit, str(salvaging.new)))
            self._put(result)
            first.setFocus()
            return
        self._show_ways()
        self._complain(shared.sentence(told) if told else self.tr("Salvage was stopped."))

    def _others(self) -> QLayout:
        """What is there whatever happened."""
        show = button(self._theme, self.tr("Show in folder"), "folder-open", "flat")
        show.clicked.connect(self._on_show_asked)
        copy = button(self._theme, self.tr("Copy details"), "copy", "flat")
        copy.setToolTip(self.tr("For whoever helps you: nothing of what is in the desk"))
        copy.clicked.connect(self._on_copy_asked)
        others: QHBoxLayout = across(show, copy, None, gap=8)
        return others

    def _on_show_asked(self) -> None:
        folder = self.path.absolute().parent
        way_out.show_folder(next(each for each in (folder, *folder.parents) if each.is_dir()))

    def _on_copy_asked(self) -> None:
        case = self._case
        text = words.details(case.found, __version__, sys.platform, case.backup is not None)
        QGuiApplication.clipboard().setText(text)
