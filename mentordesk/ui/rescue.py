"""Text that could not be saved, kept for its editor while its window goes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError

from . import dialogs

Texts = Mapping[str, dict[str, str]]  # by whose they are, then by field


def keep(desk: Desk, texts: Texts) -> bool:
    """Keep them as drafts, and return whether the desk could; a full disk keeps nothing."""
    if not texts:
        return True
    from mentordesk.storage import drafts  # not for the first paint

    try:
        with desk.change("") as session:
            for name, fields in texts.items():
                drafts.keep(session, _draft(name), fields)
    except MentorDeskError:
        return False
    return True


def kept(desk: Desk, name: str) -> dict[str, str]:
    """Return what was kept by field, nothing if all was saved."""
    from mentordesk.storage import drafts

    return desk.unsaved.get(name) or drafts.kept(desk.session, _draft(name))


def let_go(desk: Desk, name: str) -> None:
    """It is saved where it belongs."""
    desk.unsaved.pop(name, None)
    keep(desk, {name: {}})


def may_lose(window: QWidget) -> bool:
    """Ask whether a window may close although a text in it cannot be saved."""
    said = tr(
        "A text in this window has something that cannot be saved."
        " Go back to mend it, or close and lose what was typed last."
    )
    title, verb = tr("Some text is not saved"), tr("Close without it")
    return dialogs.confirm(window, title, said, verb)


def may_keep_in_mind(window: QWidget) -> bool:
    """Ask whether a text that cannot even be a draft may be kept only while MentorDesk runs."""
    said = tr(
        "A text in this window cannot be saved now. Go back to copy or mend it, or lock the desk:"
        " the text is then there again when you unlock it, unless MentorDesk ends."
    )
    return dialogs.confirm(window, tr("Some text is not saved"), said, tr("Lock anyway"))


def may_forget(window: QWidget) -> bool:
    """Ask whether a locked desk may close although a text of it is nowhere but in memory."""
    said = tr(
        "A text of this desk could not be saved before it was locked."
        " Unlock the desk to see it, or close and lose what was typed last."
    )
    title, verb = tr("Some text is not saved"), tr("Close without it")
    return dialogs.confirm(window, title, said, verb)


def tr(text: str) -> str:
    return QCoreApplication.translate("rescue", text)


def _draft(name: str) -> str:
    return f"unsaved {name}"
