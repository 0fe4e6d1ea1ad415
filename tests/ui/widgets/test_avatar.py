import pytest

from mentordesk.ui.widgets.avatar import APART, Avatar, initials
from tests.ui.widgets.conftest import ink_at, middle_of


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Priya Raman", "PR"),
        ("Cher", "C"),
        ("Anna Maria Lopez", "AL"),
        ("von der Leyen", "VL"),
        ("  leo   tolstoy ", "LT"),
        ("(Ali) “Baba”", "AB"),
        ("ßen", "ß"),
        ("Zoë 🦉", "Z🦉"),
        ("👩🏽‍💻", "👩🏽‍💻"),
        ("é́mile", "É́"),
        ("مريم الطويل", f"م{APART}ا"),
        ("", "?"),
        (" \t", "?"),
        ("—", "?"),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_avatar_is_named_and_its_letters_are_in_the_middle(theme, show):
    avatar = Avatar(theme, "Oma")
    show(avatar)
    assert avatar.accessibleName() == "Oma"
    assert middle_of(ink_at(avatar, theme.color("ink"))) == pytest.approx(22, abs=2)


def test_avatar_shows_another_person(theme, show):
    avatar = Avatar(theme, "Priya Raman")
    show(avatar)
    before = avatar.grab().toImage()
    avatar.show_person("Lin Okafor")
    assert avatar.accessibleName() == "Lin Okafor"
    assert avatar.grab().toImage() != before
