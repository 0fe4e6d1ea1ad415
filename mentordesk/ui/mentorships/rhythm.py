"""The fields that say how often they meet, and why that is usual."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.cadence import Cadence, usual
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import Choice, NumberField
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, down

LONGEST = 52


class Rhythm(QWidget):
    """Follows the kind until the user has chosen a cadence."""

    chosen = Signal()

    def __init__(self, theme: Theme, kind: str, cadence: Cadence | None) -> None:
        super().__init__()
        self._kind, self._own = kind, cadence is not None
        name = self.tr("Cadence")
        self._unit = Choice(theme, name, self._units())
        self._weeks = NumberField(theme, self.tr("Weeks between meetings"), 1, LONGEST, 2)
        self._why = Text(level="small", tone="muted")
        both = QWidget()
        both.setLayout(across((self._unit, 1), self._weeks, gap=8))
        self.setLayout(down(Labelled(name, both), self._why, gap=4))
        self._unit.activated.connect(self._on_chosen)
        self._weeks.valueChanged.connect(self._on_weeks_changed)
        self._show(cadence or usual(kind))

    def value(self) -> Cadence:
        unit = self._unit.value()
        return Cadence(unit, self._weeks.value() if unit == "weeks" else 1)

    def follow(self, kind: str) -> None:
        """The mentorship is of another kind now."""
        self._kind = kind
        self._show(self.value() if self._own else usual(kind))

    def _units(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Ad hoc, when there is something to talk about"), "ad-hoc"),
            (self.tr("Every few weeks"), "weeks"),
            (self.tr("Monthly, on the same weekday"), "monthly-weekday"),
            (self.tr("Monthly, on the same day"), "monthly-day"),
        ]

    def _show(self, cadence: Cadence) -> None:
        self._unit.choose(cadence.unit)
        if cadence.unit == "weeks" and self._weeks.value() != cadence.weeks:
            self._weeks.blockSignals(True)
            self._weeks.setValue(cadence.weeks)
            self._weeks.blockSignals(False)
        self._weeks.setVisible(cadence.unit == "weeks")
        self._weeks.setPrefix(self.tr("every "))
        one = self.value().weeks == 1
        self._weeks.setSuffix(self.tr(" week") if one else self.tr(" weeks"))
        self._why.setText(self._reason() if cadence == usual(self._kind) else self._unusual())

    def _reason(self) -> str:
        reasons = {
            "career": self.tr("Usual for a career mentorship: advice is asked when it is needed."),
            "technical": self.tr(
                "Usual for a technical mentorship: time to build something, and not to forget it."
            ),
            "personal": self.tr(
                "Usual for a personal mentorship: habits need some weeks before they show."
            ),
        }
        return reasons[self._kind]

    def _unusual(self) -> str:
        usually = {
            "career": self.tr("A career mentorship usually meets ad hoc."),
            "technical": self.tr("A technical mentorship usually meets every two weeks."),
            "personal": self.tr("A personal mentorship usually meets once a month."),
        }
        return usually[self._kind]

    def _on_weeks_changed(self, weeks: int) -> None:
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._own = True
        self._show(self.value())
        self.chosen.emit()
