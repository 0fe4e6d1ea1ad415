"""The question what a template is to be called."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.typed import one_line
from mentordesk.storage import agenda_templates
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.layout import down

LONGEST = 100


class TemplateName(QDialog):
    """After `exec` said yes, `name()` is one that no other template has."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        known = agenda_templates.listed(desk.session, hidden=True)
        self._taken = {each.name.casefold() for each in known}
        title = self.tr("Save as template")
        self.setWindowTitle(title)
        self._name = line_edit(self.tr("Name"))
        self._name.setMaxLength(LONGEST)
        self._field = Labelled(
            self.tr("Name"), self._name, self.tr("Private items stay out of it.")
        )
        buttons, _ = ways_out(theme, self, self.tr("Save"))
        heading = label(title, level="title")
        self.setLayout(down(heading, self._field, buttons, margins=(22, 18, 22, 18), gap=14))
        self.setMinimumWidth(420)
        self._name.textEdited.connect(self._on_edited)
        self._name.setFocus()

    def name(self) -> str:
        return one_line(self._name.text())

    def accept(self) -> None:
        if not self.name():
            self._field.complain(self.tr("What is it to be called?"))
        elif self.name().casefold() in self._taken:
            self._field.complain(self.tr("There is a template of this name already."))
        else:
            super().accept()
            return
        self._name.setFocus()

    def _on_edited(self) -> None:
        self._field.complain("")
