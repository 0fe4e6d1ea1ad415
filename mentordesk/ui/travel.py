"""Back and forward through the places that were opened."""

from __future__ import annotations

from mentordesk.domain.place import Place

REMEMBERED = 100


class Travel:
    def __init__(self) -> None:
        self.here: Place | None = None
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def go(self, place: Place) -> None:
        """Be at a new place; the same page with another row marked is still the same place."""
        if self.here is not None and self.here[:2] != place[:2]:
            self._behind = [*self._behind, self.here][-REMEMBERED:]
            self._ahead.clear()
        self.here = place

    def back(self) -> Place | None:
        return self._move(self._behind, self._ahead)

    def forward(self) -> Place | None:
        return self._move(self._ahead, self._behind)

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def _move(self, source: list[Place], target: list[Place]) -> Place | None:
        if not source or self.here is None:
            return None
        target.append(self.here)
        self.here = source.pop()
        return self.here
