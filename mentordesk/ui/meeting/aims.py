"""What was to exist by now: each asked about once, as met or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint

from mentordesk.desk import Desk
from mentordesk.storage import agenda, next_time
from mentordesk.ui import item_words
from mentordesk.ui.theme import Theme

from .meeting_list import MeetingList
from .row import HEAD, Row

if TYPE_CHECKING:
    from mentordesk.storage.next_time import Aim
    from mentordesk.ui.voices import Voices

AIM = "aim"
MET, NOT_MET, AGAIN = range(3)
CHOICES = {None: -1, True: MET, False: NOT_MET}


def tr(text: str) -> str:
    return QCoreApplication.translate("meeting", text)


class Aims(MeetingList):
    """Y and N answer for the selected ones; O puts what was not met on this agenda."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme, tr("To exist by now"), grows=True)
        self.hit.connect(self._on_part_hit)

    def answer(self, rows: Sequence[Row], met: bool | None) -> None:
        """Say whether these are met; said once more, it is taken back."""
        if met is not None and all(row.chosen == CHOICES[met] for row in rows):
            met = None
        labels = {None: tr("Take back an answer"), True: tr("Say it is met")}
        with self._desk.change(labels.get(met, tr("Say it is not met")), by=self) as session:
            for row in rows:
                next_time.answer(session, row.id, self.meeting_id, met)

    def reopen(self, rows: Sequence[Row]) -> None:
        """Put these on the agenda again."""
        with self._desk.change(tr("Put on agenda"), by=self) as session:
            for row in rows:
                agenda.place(session, agenda.by_uid(session, row.key), self.meeting_id)

    def _on_part_hit(self, row: Row, part: str, below: QPoint) -> None:
        if part == f"choice{AGAIN}":
            self.reopen([row])
        elif part.startswith("choice"):
            self.answer([row], part == f"choice{MET}")

    def tip(self, row: Row, at: QPoint) -> str:
        parts = self._parts(row)
        for number, said in enumerate(self._tips()):
            if (box := parts.get(f"choice{number}")) is not None and box.contains(at):
                return said
        return super().tip(row, at)

    def _tips(self) -> tuple[str, ...]:
        return (
            tr("It exists (Y)"),
            tr("It does not exist yet (N)"),
            tr("Put it on this agenda (O)"),
        )


def aim_rows(aims: Iterable[Aim], voices: Voices) -> list[Row]:
    """What is asked about, below its head; nothing if there is nothing."""
    rows = [_row(each, voices) for each in aims]
    return [Row(HEAD, AIM, tr("To exist by now")), *rows] if rows else []


def answered_rows(aims: Iterable[Aim], voices: Voices) -> list[Row]:
    """What a brief was told, for the record of its meeting."""
    rows = [
        Row(
            AIM,
            each.uid,
            each.title,
            f"{voices.name(each.voice)}: {each.title}, {item_words.met(each.met)}",
            chip=voices.sign(each.voice),
            chip_voice=each.voice,
            end=item_words.met(each.met),
            private=each.private,
        )
        for each in aims
        if each.met is not None
    ]
    return [Row(HEAD, AIM, tr("To exist by then")), *rows] if rows else []


def _row(each: Aim, voices: Voices) -> Row:
    said = item_words.met(each.met) or tr("met or not?")
    choices = [tr("Met"), tr("Not met")]
    back = each.met is False and not each.again
    return Row(
        AIM,
        each.uid,
        each.title,
        ", ".join(filter(None, (f"{voices.name(each.voice)}: {each.title}", said))),
        id=each.placement_id,
        second=tr("It is on an agenda again.") if each.again else "",
        private=each.private,
        choices=tuple(choices + [tr("Put back")] * back),
        below=True,
        chosen=CHOICES[each.met],
    )
