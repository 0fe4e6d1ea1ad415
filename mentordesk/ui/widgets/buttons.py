"""Buttons: with words, with an icon, with a menu, and chips that switch."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.looks import look

ICON_TOKENS = {
    "primary": "on-accent",
    "flat": "muted",
    "link": "accent",
    "danger": "attention",
}


def button(theme: Theme, text: str, icon: str = "", kind: str = "") -> QPushButton:
    """A button with words; its kind is primary (one a page), flat, link, danger or plain."""
    result = look(QPushButton(text), kind=kind, sign="true" if icon else "")
    result.setAutoDefault(True)  # Enter presses it, in windows as in dialogs
    if icon:  # the box is wider than the glyph: the style's gap of 4 px becomes 7
        result.setIcon(theme.icon(icon, ICON_TOKENS.get(kind, "ink")))
        result.setIconSize(QSize(22, 16))
    if kind in ("flat", "link"):
        result.setCursor(Qt.CursorShape.PointingHandCursor)
    return result


def icon_button(
    theme: Theme, icon: str, name: str, token: str = "muted", side: int = 16, keys: str = ""
) -> QToolButton:
    """A button that is only an icon; its name, and the keys that do the same, are its tooltip."""
    result = QToolButton()
    result.setIcon(theme.icon(icon, token))
    result.setIconSize(QSize(side, side))
    result.setFixedSize(side + 8, side + 8)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    result.setAccessibleName(name)
    result.setToolTip(plain_tip(f"{name} ({shown_keys(keys)})" if keys else name))
    return result


def menu_button(theme: Theme, name: str, menu: QMenu, icon: str = "ellipsis") -> QToolButton:
    """An icon that opens a menu."""
    result = icon_button(theme, icon, name)
    menu.setParent(result, menu.windowFlags())
    result.setMenu(menu)
    result.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return result


def chip_button(text: str, on: bool = False) -> QPushButton:
    """A pill that switches a filter on and off."""
    result = look(QPushButton(text), kind="chip")
    result.setCheckable(True)
    result.setChecked(on)
    result.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return result


def shown_keys(keys: str) -> str:
    """Keys as this desktop writes them: "Ctrl+K" is ⌘K on a Mac."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class Steady(QPushButton):
    """A button as wide as its bold text, so that taking it moves nothing."""

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        bold = QFontMetrics(font).horizontalAdvance(self.text())
        return QSize(bold + 24, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
