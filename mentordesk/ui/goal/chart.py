"""The burn-down of a goal on a card, with its story below and its menu."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from mentordesk.domain.burndown import BurnDown
from mentordesk.exchange.saving import save
from mentordesk.exchange.table import to_csv
from mentordesk.ui import dialogs, this_computer
from mentordesk.ui.goal import words
from mentordesk.ui.goal.chart_look import chart_look
from mentordesk.ui.goal.loading import load
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import icon_button, menu_button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.labels import Line, Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.menus import entry
from mentordesk.ui.widgets.sign import Sign
from mentordesk.ui.words import month_day

if TYPE_CHECKING:
    from mentordesk.picture.burndown import BurnDownPicture


class ChartCard(QFrame):
    """Shows its words at once, and the picture as soon as charts are loaded."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        look(self, look="card")
        self._theme = theme
        self._name = ""
        self._chart = BurnDown(date.min)
        self._picture: BurnDownPicture | None = None
        self._menu = self._new_menu()
        self._range = Line(self.tr("All time"), tone="muted")
        self._all = icon_button(theme, "rotate-ccw", self.tr("Show all time"))
        self._all.clicked.connect(self._on_all_asked)
        self._all.hide()
        self._place = QWidget()
        self._place.setMinimumHeight(220)
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._place.setLayout(down())
        self._empty = EmptyState(
            theme,
            "milestone",
            self.tr("The chart begins with a milestone"),
            self.tr("Each milestone has a size in points; reached, it burns the line down."),
        )
        self._story, self._advice = Text(tone="muted"), Text(tone="muted")
        self._hint = QWidget()
        spark = down(3, Sign(theme, "sparkles", "accent", 15), None)
        self._hint.setLayout(across(spark, (self._advice, 1), gap=6))
        self._more = menu_button(theme, self.tr("Chart"), self._menu)
        top = across(
            head_line(self.tr("Burn-down")), None, self._range, self._all, self._more, gap=8
        )
        top.addStrut(24)
        parts = (top, 12, (self._place, 1), (self._empty, 1), 6, self._story, self._hint)
        self.setLayout(down(*parts, margins=(18, 16, 18, 16)))
        theme.changed.connect(self._on_theme_changed)

    def show_chart(self, name: str, chart: BurnDown) -> None:
        """Show the chart of a goal of this name."""
        self._name, self._chart = name, chart
        self._story.setText(words.story(chart))
        self._advice.setText(words.advice(chart))
        self._hint.setVisible(chart.plateau is not None)
        filled = bool(chart.steps)
        for part in (self._place, self._range, self._more, self._story):
            part.setVisible(filled)
        self._empty.setVisible(not filled)
        if filled and self._picture is not None:
            self._draw()
        elif filled:
            load(self, self._on_loaded)

    def _on_loaded(self) -> None:
        if self._chart.steps:
            self._draw()

    def _draw(self) -> None:
        """Draw the chart, in the picture that is there or in a new one."""
        from mentordesk.picture.burndown import BurnDownPicture, Words

        chart = self._chart
        said = Words(
            self.tr("today"),
            words.plateau(chart),
            [words.scope(step.change) for step in chart.scope],
            words.mark,
            self._tip,
        )
        if self._picture is None:
            self._picture = BurnDownPicture(chart, said, chart_look(self._theme))
            self._put(self._picture)
        else:
            self._picture.show_chart(chart, said, chart_look(self._theme))
        self._picture.setAccessibleDescription(words.description(chart, chart.today))

    def _put(self, picture: BurnDownPicture) -> None:
        picture.setAccessibleName(self.tr("Burn-down"))
        picture.menu_asked.connect(self._on_menu_asked)
        picture.ranged.connect(self._on_ranged)
        layout = self._place.layout()
        if layout is not None:
            layout.addWidget(picture)

    def _tip(self, day: date) -> str:
        return words.tip(self._chart, day)

    def _on_theme_changed(self) -> None:
        if self._picture is not None and self._chart.steps:
            self._draw()

    def _on_ranged(self, first: date, last: date, whole: bool) -> None:
        today = self._chart.today
        part = f"{month_day(first, today)} – {month_day(last, today)}"
        self._range.setText(self.tr("All time") if whole else part)
        self._all.setVisible(not whole)

    def _on_all_asked(self) -> None:
        if self._picture is not None:
            self._picture.reset()

    def _on_menu_asked(self, where: QPoint) -> None:
        self._menu.popup(where)

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        entry(self._theme, menu, self.tr("Copy picture"), self._copy, "copy")
        menu.addSeparator()
        entry(self._theme, menu, self.tr("Save as PNG…"), self._save_png, "download")
        entry(self._theme, menu, self.tr("Save as SVG…"), self._save_svg)
        entry(self._theme, menu, self.tr("Save data as CSV…"), self._save_csv)
        return menu

    def _copy(self) -> None:
        from mentordesk.picture import export

        if self._picture is not None:
            QGuiApplication.clipboard().setImage(export.image(self._picture))

    def _save_png(self) -> None:
        from mentordesk.picture import export

        if self._picture is not None and (path := self._path("png")):
            save(path, export.png(self._picture))

    def _save_svg(self) -> None:
        from mentordesk.picture import export

        if self._picture is not None and (path := self._path("svg")):
            said = words.description(self._chart, self._chart.today)
            save(path, export.svg(self._picture, self._name, said))

    def _save_csv(self) -> None:
        if path := self._path("csv"):
            save(path, to_csv(words.table(self._chart)))

    def _path(self, suffix: str) -> Path | None:
        name = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", self._name).strip(" .")[:80]
        proposed = this_computer.documents() / f"{name or self.tr('Goal')}.{suffix}"
        kinds = f"{suffix.upper()} (*.{suffix})"
        path = dialogs.save_path(self, self.tr("Save the chart"), proposed, kinds)
        return path.with_name(f"{path.name}.{suffix}") if path and not path.suffix else path
