"""What can be done to mentorships, each as one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.storage import mentorships, notes, pauses, trash
from mentordesk.ui import dialogs, words
from mentordesk.ui.theme import Theme

from .ending import Ending
from .form import MentorshipForm
from .pause import PauseDialog


class Known(Protocol):
    """A row of the list, or the facts of one mentorship."""

    @property
    def id(self) -> int: ...

    @property
    def uid(self) -> str: ...

    @property
    def person(self) -> str: ...

    @property
    def state(self) -> str: ...


def tr(text: str) -> str:
    return QCoreApplication.translate("mentorships", text)


def edit(desk: Desk, theme: Theme, each: Known, parent: QWidget) -> None:
    MentorshipForm(desk, theme, parent=parent, mentorship_id=each.id).exec()


def plan_meeting(desk: Desk, theme: Theme, each: Known, parent: QWidget) -> str:
    """Ask when the next meeting is; return its uid, "" if the user thought better of it."""
    from mentordesk.ui.meeting.plan import PlanDialog

    dialog = PlanDialog(desk, theme, mentorship_id=each.id, parent=parent)
    return dialog.uid if dialog.exec() else ""


def add_note(desk: Desk, each: Known) -> str:
    """Add a private note of a mentorship and return its uid."""
    with desk.change(tr("Add note")) as session:
        _, uid = notes.add(session, desk.now(), mentorship_id=each.id)
    return uid


def pause_or_resume(desk: Desk, theme: Theme, chosen: Sequence[Known], parent: QWidget) -> None:
    """Resume if all of them rest, else pause those that do not."""
    if all(each.state == "paused" for each in chosen):
        with desk.change(_label(tr("Resume mentorship"), tr("Resume %n mentorships"), chosen)) as s:
            for each in chosen:
                pauses.resume(s, each.id, desk.today())
        return
    active = [each for each in chosen if each.state == "active"]
    if active:
        ids = [each.id for each in active]
        PauseDialog(desk, theme, _pause_title(active), ids, parent).exec()


def change_pause(desk: Desk, theme: Theme, each: Known, parent: QWidget) -> None:
    """Change the pause that a mentorship is in."""
    running = pauses.planned(desk.session, each.id, desk.today())
    dialog = PauseDialog(desk, theme, _pause_title([each]), [each.id], parent)
    dialog.change(running[0])
    dialog.exec()


def end_or_reopen(desk: Desk, theme: Theme, chosen: Sequence[Known], parent: QWidget) -> None:
    """Reopen if all of them have ended, else end those that have not."""
    if all(each.state == "ended" for each in chosen):
        reopen(desk, chosen)
    else:
        _close(desk, theme, chosen, "ended", parent)


def complete(desk: Desk, theme: Theme, chosen: Sequence[Known], parent: QWidget) -> None:
    """Say of those that go on that they reached what they set out to do."""
    _close(desk, theme, chosen, "completed", parent)


def reopen(desk: Desk, chosen: Sequence[Known]) -> None:
    """Go on; what they were closed with stays as a private note."""
    with desk.change(_label(tr("Reopen mentorship"), tr("Reopen %n mentorships"), chosen)) as s:
        for each in chosen:
            ended_on = mentorships.facts(s, each.id, desk.today()).ended_on or desk.today()
            title = tr("Closing letter of {day}").format(day=words.written(ended_on, "d MMM yyyy"))
            mentorships.reopen(s, each.id, title, desk.now())


def discard(desk: Desk, chosen: Sequence[Known]) -> None:
    """Put them into the trash, with all that belongs to them."""
    label = _label(tr("Move mentorship to trash"), tr("Move %n mentorships to trash"), chosen)
    with desk.change(label) as session:
        for each in chosen:
            trash.put(session, "mentorship", each.uid, desk.now())


def pause_name(chosen: Sequence[Known]) -> str:
    rests = bool(chosen) and all(each.state == "paused" for each in chosen)
    return tr("Resume") if rests else tr("Pause…")


def end_name(chosen: Sequence[Known]) -> str:
    ended = bool(chosen) and all(each.state == "ended" for each in chosen)
    return tr("Reopen") if ended else tr("End…")


def _pause_title(chosen: Sequence[Known]) -> str:
    if len(chosen) == 1:
        return tr("Pause with {name}").format(name=chosen[0].person)
    return tr("Pause {n} mentorships").format(n=len(chosen))


def _close(
    desk: Desk, theme: Theme, chosen: Sequence[Known], outcome: str, parent: QWidget
) -> None:
    """Ask how one is closed; many at once are only counted, and have no letter."""
    going = [each for each in chosen if each.state != "ended"]
    if len(going) == 1:
        facts = mentorships.facts(desk.session, going[0].id, desk.today())
        dialog = Ending(desk, theme, facts, outcome, parent)
        dialog.exec()
        dialog.deleteLater()
    elif going and _is_close_confirmed(going, outcome, parent):
        labels = {"ended": tr("End %n mentorships"), "completed": tr("Complete %n mentorships")}
        with desk.change(_label("", labels[outcome], going)) as session:
            for each in going:
                by = "both" if outcome == "completed" else None
                mentorships.end(session, each.id, desk.today(), outcome=outcome, by=by)


def _is_close_confirmed(chosen: Sequence[Known], outcome: str, parent: QWidget) -> bool:
    text = tr(
        "Planned meetings are cancelled. Notes, goals and records stay, and they can be reopened."
    )
    complete = outcome == "completed"
    title = tr("Complete {n} mentorships?") if complete else tr("End {n} mentorships?")
    title, verb = title.format(n=len(chosen)), tr("Complete") if complete else tr("End")
    return dialogs.confirm(parent, title, f"{title}\n\n{text}", verb)


def _label(one: str, many: str, chosen: Sequence[Known]) -> str:
    return one if len(chosen) == 1 else many.replace("%n", str(len(chosen)))
