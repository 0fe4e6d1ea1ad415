"""Settings: the look, who I am, and where the desk lives."""

from __future__ import annotations

import tempfile
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.domain.typed import LONGEST_NAME
from mentordesk.storage import people
from mentordesk.storage.backups.folders import is_passing
from mentordesk.ui import this_computer, way_out
from mentordesk.ui.page import Page
from mentordesk.ui.safekeeping.safekeeping import BackUpNow
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, card, column, columns, down
from mentordesk.ui.widgets.segments import Segments

from .backups import BackupsCard
from .protection import ProtectionCard, ProtectionWish
from .reminders import RemindersCard

CHOICES = ("system", "light", "dark")


class SettingsPage(Page):
    TABLES = frozenset({"person"})

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self.setAccessibleName(self.tr("Settings"))
        head = Head(theme, self.tr("Settings"), [self.tr("Of this computer and of this desk")])
        of_me = (self._look_card(), self._me_card(), self._protection_card())
        of_work = (self._reminders_card(), self._notes_card(), self._file_card())
        cards = column(*of_me, *self._backups(), *of_work, None, wide=2)
        self.setLayout(down(head, (columns(cards, (QWidget(), 1)), 1)))

    def _look_card(self) -> QWidget:
        names = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        self._look = Segments(self._theme, self.tr("Theme"), *names)
        self._look.choose(CHOICES.index(this_computer.theme()))
        self._look.chosen.connect(self._on_look_chosen)
        return card(head_line(self.tr("Look")), 10, across(self._look, None))

    def _me_card(self) -> QWidget:
        self._name: QLineEdit = line_edit(self.tr("My name"), placeholder=self.tr("Your name"))
        self._name.setMaxLength(LONGEST_NAME)
        self._name.editingFinished.connect(self._on_name_edited)
        hint = self.tr("Stands on what you share with others; here you are always “you”.")
        return card(
            head_line(self.tr("Who I am")), 10, Labelled(self.tr("My name"), self._name, hint)
        )

    def _notes_card(self) -> QWidget:
        edit = button(self._theme, self.tr("Note template…"), "notebook-pen")
        edit.clicked.connect(self._on_template_asked)
        said = Text(self.tr("The note of a meeting begins with a template."), tone="muted")
        return card(head_line(self.tr("Notes of meetings")), 10, said, 12, across(edit, None))

    def _reminders_card(self) -> QWidget:
        reminders = RemindersCard(self._theme)
        reminders.changed.connect(partial(self.requested.emit, "reminders"))
        reminders.sample_asked.connect(partial(self.requested.emit, "sample-reminder"))
        return reminders

    def _protection_card(self) -> QWidget:
        self._protection = ProtectionCard(self._theme, self._desk.path, self._desk.key)
        self._protection.asked.connect(self._on_protection_asked)
        self._protection.setEnabled(not self._desk.looking)
        return self._protection

    def _file_card(self) -> QWidget:
        where = Text(self._where())
        kept = self.tr("Everything is saved as you type. Nothing leaves this computer by itself.")
        show = button(self._theme, self.tr("Show in folder"), "folder-open")
        show.clicked.connect(self._on_show_asked)
        return card(
            head_line(self.tr("Where this desk lives")),
            10,
            where,
            6,
            Text(kept, tone="muted"),
            12,
            across(show, None),
        )

    def _backups(self) -> list[QWidget]:
        """A desk to play with, or only to look at, is not backed up."""
        self._card: BackupsCard | None = None
        if self._desk.looking or is_passing(self._desk.path):
            return []
        self._card = BackupsCard(self._desk, self._theme)
        self._card.asked.connect(lambda: self.wished.emit(BackUpNow()))
        self._card.list_asked.connect(lambda: self.asked.emit(Place("backups")))
        return [self._card]

    def _where(self) -> str:
        path = self._desk.path.absolute()
        if not path.is_relative_to(tempfile.gettempdir()):
            return str(path)
        return self.tr(
            "{0}, in a temporary folder, which the system clears away."
            " To keep it, use File › Save my own copy."
        ).format(path.name)

    def _fill(self) -> None:
        self.show_title(self.tr("Settings"))
        self._protection.check()
        if self._card is not None:
            self._card.refresh()
        me = people.me(self._desk.session)
        if not self._name.hasFocus():
            self._name.setText(me.name if me else "")

    def _on_protection_asked(self, what: str) -> None:
        self.wished.emit(ProtectionWish(what))

    def _on_look_chosen(self, index: int) -> None:
        self.requested.emit(CHOICES[index])

    def _on_name_edited(self) -> None:
        me, name = people.me(self._desk.session), self._name.text().strip()
        if name and name != (me.name if me else ""):
            with self._desk.change(self.tr("Change my name"), by=self) as session:
                people.set_me(session, name)

    def _on_template_asked(self) -> None:
        from mentordesk.ui.meeting.note_template import NoteTemplateDialog

        dialog = NoteTemplateDialog(self._desk, self._theme, self)
        dialog.exec()
        dialog.deleteLater()

    def _on_show_asked(self) -> None:
        way_out.show_folder(self._desk.path.absolute().parent)
