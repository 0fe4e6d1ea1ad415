"""The menu by which a thing is turned into another kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.domain.languages import ACTION, AGENDA, DECISION, LEARNING, NOTE
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.menus import entry

ICONS = {
    ACTION: "square-check",
    DECISION: "gavel",
    LEARNING: "lightbulb",
    AGENDA: "list-todo",
    NOTE: "notebook-pen",
}


def tr(text: str) -> str:
    return QCoreApplication.translate("turning", text)


def turn_menu(
    theme: Theme, parent: QWidget, kinds: Iterable[str], then: Callable[[str], object]
) -> QMenu:
    """Return a menu of what things of these kinds can be turned into."""
    menu, known = QMenu(tr("Turn into"), parent), set(kinds)
    menu.menuAction().setIcon(theme.icon("corner-down-right"))
    for kind, icon in ICONS.items():
        if known != {kind}:
            entry(theme, menu, name(kind), partial(then, kind), icon)
    return menu


def name(kind: str) -> str:
    names = {
        ACTION: tr("Action item"),
        DECISION: tr("Decision"),
        LEARNING: tr("Learning"),
        AGENDA: tr("Agenda item"),
        NOTE: tr("Note line"),
    }
    return names[kind]


def undo_label(kind: str) -> str:
    labels = {
        ACTION: tr("Turn into action item"),
        DECISION: tr("Turn into decision"),
        LEARNING: tr("Turn into learning"),
        AGENDA: tr("Turn into agenda item"),
        NOTE: tr("Turn into note line"),
    }
    return labels[kind]
