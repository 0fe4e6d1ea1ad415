"""The look: the tokens of a theme become one palette, one style sheet, fonts and icons."""

from __future__ import annotations

import tomllib
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)

from mentordesk import resources

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer
    from PySide6.QtWidgets import QApplication

PIXELS = {"tiny": 11, "small": 12, "body": 13, "head": 14, "avatar": 16, "title": 21}
FAMILIES = ["Inter", "Noto Sans Arabic", "Noto Color Emoji"]
FONT_FILES = [
    *(f"Inter-{cut}.otf" for cut in ("Regular", "Medium", "SemiBold", "Bold")),
    *(f"Inter-{cut}.otf" for cut in ("Italic", "BoldItalic")),
    *(f"NotoSansArabic-{cut}.ttf" for cut in ("Regular", "Bold")),
    "NotoColorEmoji.ttf",
]
ROLES = {
    "Window": "canvas",
    "WindowText": "ink",
    "Base": "surface",
    "AlternateBase": "sunken",
    "Text": "ink",
    "Button": "surface",
    "ButtonText": "ink",
    "BrightText": "attention",
    "Highlight": "accent-soft",
    "HighlightedText": "ink",
    "Accent": "accent",
    "Link": "accent",
    "LinkVisited": "accent",
    "PlaceholderText": "muted",
    "ToolTipBase": "surface",
    "ToolTipText": "ink",
    "Light": "surface",
    "Midlight": "sunken",
    "Mid": "line",
    "Dark": "control",
    "Shadow": "line",
}
SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """Colours, fonts and icons of one application; `use` switches them all."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.name = ""
        self._app = app
        self._follows_system = False
        self._forget()
        self._icons: dict[tuple[str, str], QIcon] = {}
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def use(self, choice: str) -> None:
        """Show "light", "dark" or, with "system", what the desktop shows now and later."""
        self._follows_system = choice == "system"
        hints = self._app.styleHints()
        if self._follows_system:
            hints.unsetColorScheme()
            self._show("dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light")
        else:
            hints.setColorScheme(SCHEMES[choice])  # title bars and native dialogs follow
            self._show(choice)

    def refresh(self) -> None:
        """Make the sheet again, after the application's font was changed."""
        self._forget()
        self._app.setPalette(palette(self._tokens))
        self._app.setStyleSheet(self._sheet())
        self.changed.emit()

    def color(self, token: str) -> QColor:
        return QColor(self._tokens[token])

    def font(self, size: str = "body", weight: int = 400) -> QFont:
        """A font of one of the sizes in PIXELS, in proportion to the application's font."""
        key = size, weight
        if key not in self._fonts:
            font = QFont(self._app.font())
            font.setPointSizeF(self._points(size))
            font.setWeight(QFont.Weight(weight))
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def icon(self, name: str, token: str = "ink") -> QIcon:
        """A Lucide icon that follows the theme and is sharp at every pixel ratio."""
        key = name, token
        if key not in self._icons:
            if not resources.path("icons", f"{name}.svg").is_file():
                raise LookupError(f"There is no icon {name!r} in resources/icons.")
            self._icons[key] = QIcon(_Engine(self, name, token))
        return self._icons[key]

    def glyph(self, name: str, token: str) -> QSvgRenderer:
        key = name, token
        if key not in self._glyphs:
            self._glyphs[key] = _renderer(name, self._tokens[token])
        return self._glyphs[key]

    def _show(self, name: str) -> None:
        if name == self.name:
            return
        self.name = name
        text = resources.path("themes", f"{name}.toml").read_text(encoding="utf-8")
        self._tokens: dict[str, str] = tomllib.loads(text)
        self.refresh()

    def _forget(self) -> None:
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._glyphs: dict[tuple[str, str], QSvgRenderer] = {}

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._follows_system:
            self._show("dark" if scheme == Qt.ColorScheme.Dark else "light")

    def _points(self, size: str) -> float:
        return QFontInfo(self._app.font()).pointSizeF() * PIXELS[size] / PIXELS["body"]

    def _sheet(self) -> str:
        sheet = resources.path("themes", "sheet.qss").read_text(encoding="utf-8")
        colors = {token.replace("-", "_"): value for token, value in self._tokens.items()}
        sizes = {size: f"{self._points(size):.3f}pt" for size in PIXELS}
        return Template(sheet).substitute(colors, **sizes, **self._heights())

    def _heights(self) -> dict[str, str]:
        """What follows the font: letters of other fonts must not make chips and fields higher."""
        words = QFontMetrics(self.font("small")).height()
        field = max(34, QFontMetrics(self.font()).height() + 8)
        radius = (words + 5) // 2  # QSS draws square corners where a radius is larger
        return {"chip_words": f"{words}px", "chip_radius": f"{radius}px", "field": f"{field}px"}


class _Engine(QIconEngine):
    def __init__(self, theme: Theme, name: str, token: str) -> None:
        super().__init__()
        self._theme, self._name, self._token = theme, name, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        token = "control" if mode == QIcon.Mode.Disabled else self._token
        self._theme.glyph(self._name, token).render(painter, box)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._theme, self._name, self._token)


def _renderer(name: str, color: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # not needed before the first icon is painted

    svg = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", color).replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(svg.encode())


def palette(tokens: dict[str, str]) -> QPalette:
    result = QPalette()
    for role, token in ROLES.items():
        result.setColor(QPalette.ColorRole[role], QColor(tokens[token]))
    for role in ("WindowText", "Text", "ButtonText"):
        faded = QColor(tokens["control"])
        result.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], faded)
    return result


def install_fonts(app: QApplication) -> None:
    """Use the fonts of resources/fonts at 13 px, so that pictures are the same everywhere."""
    for name in FONT_FILES:
        if QFontDatabase.addApplicationFont(str(resources.path("fonts", name))) < 0:
            raise LookupError(f"The font {name} in resources/fonts cannot be read.")
    font = QFont(FAMILIES)
    font.setPointSizeF(9.75)
    app.setFont(font)
