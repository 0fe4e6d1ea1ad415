"""The first step of an empty agenda: the template that fits, or another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, unmarked
from mentordesk.ui.widgets.layout import across, down

from .shown import Shown
from .template_actions import TemplateMenu, fitting, shown_name


class Starter(QWidget):
    """Says that nothing is there yet, and takes no room once something is."""

    chosen = Signal(str)  # the uid of a template

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._uid = desk, ""
        said = self.tr(
            "Nothing is on the agenda yet. Add what matters below, or begin with a template."
        )
        self._fitting = button(theme, "", "layout-template")
        self._fitting.clicked.connect(self._on_fitting_clicked)
        menu = TemplateMenu(desk, theme, self)
        menu.chosen.connect(self.chosen)
        self._others = button(theme, self.tr("Another template"), "chevron-down", "flat")
        self._others.setMenu(menu)
        buttons = across(self._fitting, self._others, None, gap=12)
        self.setLayout(down(Text(said, tone="muted"), buttons, margins=(0, 2, 0, 6), gap=10))

    def show_meeting(self, shown: Shown) -> None:
        found = fitting(self._desk, shown)
        self._uid = found.uid if found else ""
        self._fitting.setVisible(found is not None)
        if found is not None:
            name = shown_name(found)
            self._fitting.setText(unmarked(name))
            self._fitting.setAccessibleName(self.tr("Use the template: {name}").format(name=name))

    def hasFocus(self) -> bool:
        return self._fitting.hasFocus() or self._others.hasFocus()

    def _on_fitting_clicked(self) -> None:
        self.chosen.emit(self._uid)
