import ast
import inspect
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QIcon
from PySide6.QtWidgets import QLineEdit, QPushButton

import mentordesk
from mentordesk import resources
from mentordesk.ui.theme import PIXELS, ROLES
from mentordesk.ui.widgets import buttons, empty_state, menus, nav_row, sign
from tests.ui.widgets.conftest import ink_at

GROUNDS = ("canvas", "surface", "sunken", "accent-soft")
WRITTEN = {  # what is written, and on what
    "ink": (*GROUNDS, "hit", "line"),  # on line: initials, a pressed place in the sidebar
    "muted": (*GROUNDS, "hit", "line"),
    "accent": (*GROUNDS, "hit"),
    "attention": GROUNDS,
    "ok": GROUNDS,
    "mentor": (*GROUNDS, "mentor-soft", "hit"),
    "mentee": (*GROUNDS, "mentee-soft", "hit"),
    "on-accent": ("accent",),  # also what is selected in a field
}
SEEN = {  # edges, icons, bars, rings, handles of scroll bars
    "control": GROUNDS,
    "accent": (*GROUNDS, "line"),
    "attention": GROUNDS,
    "ink": GROUNDS,
    "muted": GROUNDS,
    "on-accent": ("accent",),
}


def pairs(table):
    return [(front, back) for front, backs in table.items() for back in backs]


def tokens(name):
    return tomllib.loads(resources.path("themes", f"{name}.toml").read_text(encoding="utf-8"))


def luminance(colour):
    channels = QColor(colour).getRgbF()[:3]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), pairs(WRITTEN))
def test_every_text_can_be_read(name, front, back):
    assert contrast(tokens(name)[front], tokens(name)[back]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), pairs(SEEN))
def test_every_control_can_be_seen(name, front, back):
    assert contrast(tokens(name)[front], tokens(name)[back]) >= 3


def test_both_themes_have_the_same_tokens():
    assert tokens("light").keys() == tokens("dark").keys() >= set(ROLES.values())


@pytest.fixture
def switched(theme):
    """The theme, which is light again afterwards."""
    yield theme
    theme.use("light")


@pytest.fixture
def own_font(qapp, theme):
    """The application, whose font may be changed."""
    font = QFont(qapp.font())
    yield qapp
    qapp.setFont(font)
    theme.refresh()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_palette_and_sheet_are_of_the_chosen_theme(qapp, switched, name):
    switched.use(name)
    assert qapp.palette().window().color() == QColor(tokens(name)["canvas"])
    assert tokens(name)["mentee-soft"] in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_icons_follow_the_theme_without_being_set_again(qtbot, switched):
    shown = sign.Sign(switched, "minus", side=96)
    qtbot.addWidget(shown)
    assert ink_at(shown, tokens("light")["ink"])
    with qtbot.waitSignal(switched.changed):
        switched.use("dark")
    assert ink_at(shown, tokens("dark")["ink"])


def test_the_same_theme_again_changes_nothing(qtbot, switched):
    with qtbot.assertNotEmitted(switched.changed):
        switched.use("light")


def test_system_follows_the_desktop_until_a_theme_is_chosen(qtbot, switched):
    switched.use("system")
    desktop = QGuiApplication.styleHints().colorSchemeChanged
    desktop.emit(Qt.ColorScheme.Dark)
    assert switched.name == "dark"
    switched.use("light")
    desktop.emit(Qt.ColorScheme.Dark)
    assert switched.name == "light"


@pytest.mark.parametrize("size", PIXELS)
def test_every_size_grows_with_the_font_of_the_user(own_font, theme, size):
    before = theme.font(size).pointSizeF()
    font = own_font.font()
    font.setPointSizeF(QFontInfo(font).pointSizeF() * 1.5)
    own_font.setFont(font)
    theme.refresh()
    assert theme.font(size).pointSizeF() == pytest.approx(1.5 * before, rel=0.05)


def test_words_of_widgets_grow_with_the_font_of_the_user(qtbot, own_font, theme):
    button = QPushButton("Plan")
    qtbot.addWidget(button)
    button.ensurePolished()
    before = button.sizeHint().width()
    font = own_font.font()
    font.setPointSizeF(QFontInfo(font).pointSizeF() * 2)
    own_font.setFont(font)
    theme.refresh()
    assert button.sizeHint().width() > before


@pytest.mark.parametrize("name", ["light", "dark"])
def test_placeholders_are_as_readable_as_second_text(qtbot, switched, name):
    switched.use(name)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.palette().placeholderText().color() == QColor(tokens(name)["muted"])


@pytest.mark.parametrize("ratio", [1, 2])
def test_icons_are_sharp_at_every_pixel_ratio(theme, ratio):
    pixmap = theme.icon("check").pixmap(QSize(16, 16), ratio)
    assert pixmap.size() == QSize(16, 16) * ratio


def test_a_disabled_icon_is_paler(theme):
    icon = theme.icon("minus")
    pale = icon.pixmap(QSize(96, 96), 1, QIcon.Mode.Disabled).toImage()
    assert pale.pixelColor(48, 48) == theme.color("control")


def test_an_icon_that_is_not_there_is_told_at_once(theme):
    with pytest.raises(LookupError, match="no-such-icon"):
        theme.icon("no-such-icon")


def nodes():
    for path in Path(mentordesk.__file__).parent.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


PARTS = [
    buttons.button,
    buttons.icon_button,
    buttons.menu_button,
    empty_state.EmptyState,
    menus.entry,
    nav_row.NavRow,
    sign.Sign,
]
PLACES = {part.__name__: list(inspect.signature(part).parameters).index("icon") for part in PARTS}
PLACES |= {"icon": 0, "glyph": 0}


def icon_of(call):
    """What a call of ours says about its icon, if that is a plain word."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    given = [word.value for word in call.keywords if word.arg == "icon"]
    given += call.args[PLACES[name] :][:1] if name in PLACES else []
    return {each.value for each in given if isinstance(each, ast.Constant) and each.value}


ICONS = {path.stem for path in resources.path("icons").glob("*.svg")}


def test_every_icon_that_is_asked_for_is_there():
    asked = set().union(*(icon_of(node) for node in nodes() if isinstance(node, ast.Call)))
    assert len(asked) > 20
    assert asked <= ICONS


def test_every_icon_that_is_there_is_used():
    said = {node.value for node in nodes() if isinstance(node, ast.Constant)}
    assert {name for name in ICONS if not {name, f"{name}.svg"} & said} == set()


def test_every_font_and_icon_comes_with_its_licence():
    notices = resources.path("NOTICES.md").read_text(encoding="utf-8")
    for name in ("icons/LICENSE", "fonts/OFL.txt"):
        assert name in notices
        assert resources.path(*name.split("/")).is_file()
