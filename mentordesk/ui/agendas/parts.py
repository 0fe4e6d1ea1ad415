"""Where each part of a row of Agendas lies."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import Strip, carried_width, pill_width, voice_width

from .row import HEAD, ITEM, Row

Parts = dict[str, QRect]
EDGE = 18
GAP = 14
RADIUS = 12
AVATAR = 30
BAR = 150
LOCK = 14
ABOVE_CARD = 10
ABOVE_HEAD = 14
LEAST_WORDS = 200  # the bar gives way to the words


def pitch(theme: Theme, size: str) -> int:
    return QFontMetrics(theme.font(size)).height() + 3


def button_height(theme: Theme) -> int:
    return pitch(theme, "body") + 17


def heights(theme: Theme) -> dict[str, int]:
    """Return the height of a row of each kind; "" is any card's first row."""
    line = pitch(theme, "body")
    return {
        HEAD: ABOVE_HEAD + pitch(theme, "head") + 8,
        ITEM: line + 18,
        "": ABOVE_CARD + 2 * line + 36,
    }


def parts(theme: Theme, row: Row, box: QRect, direction: Qt.LayoutDirection) -> Parts:
    """Return the parts that a row has; `words` is always there."""
    if row.kind == HEAD:
        return _head_parts(theme, row, box, direction)
    card = box.adjusted(0, 0 if row.kind == ITEM else ABOVE_CARD, 0, 0)
    strip, found = Strip(card.adjusted(EDGE, 0, -EDGE, 0), direction), {"card": card}
    found["avatar"] = strip.start(AVATAR, GAP)
    for name, text in reversed(row.buttons):
        found[name] = strip.end(_button_width(theme, row, text), 8)
    if row.kind == ITEM:
        _item_parts(theme, row, strip, found, direction)
    elif row.end and strip.rest().width() - BAR - 2 * GAP >= LEAST_WORDS and not row.past:
        strip.end(0, GAP - 8 if row.buttons else 0)
        found["bar"] = strip.end(BAR, GAP)
    return {"words": strip.rest(), **found}


def _head_parts(theme: Theme, row: Row, box: QRect, direction: Qt.LayoutDirection) -> Parts:
    strip = Strip(box.adjusted(0, ABOVE_HEAD, 0, 0), direction)
    wide = QFontMetrics(theme.font("head", 700)).horizontalAdvance(row.title) + 4
    return {"words": strip.start(min(wide, box.width()), GAP), "end": strip.rest()}


def _item_parts(
    theme: Theme, row: Row, strip: Strip, found: Parts, direction: Qt.LayoutDirection
) -> None:
    found["chip"] = strip.start(voice_width(theme, row.chip), 10)
    if row.end:
        found["end"] = strip.end(pill_width(theme, row.end), 10)
    if row.private:
        found["private"] = strip.end(LOCK, 10)
    if row.mark:
        room = strip.rest()
        mark = carried_width(theme, row.mark)
        text = QFontMetrics(theme.font("body")).horizontalAdvance(row.title) + 4
        inner = Strip(room, direction)
        found["words"] = inner.start(max(0, min(text, room.width() - mark - 6)), 6)
        found["mark"] = inner.start(mark)


def _button_width(theme: Theme, row: Row, text: str) -> int:
    small = row.kind == ITEM
    font = theme.font("small", 600) if small else theme.font("body", 500)
    return QFontMetrics(font).horizontalAdvance(text) + (8 if small else 28)
