import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from mentordesk.ui.channel_fields import ChannelFields


@pytest.fixture
def made(theme, qtbot):
    def make(channel=None, address="", **more):
        fields = ChannelFields(theme, channel, address, **more)
        qtbot.addWidget(fields)
        with qtbot.waitExposed(fields):
            fields.show()
        fields.activateWindow()
        return fields

    return make


def choose(fields, channel):
    fields._channel.choose(channel)
    fields._on_chosen()


def paste(field, text):
    QGuiApplication.clipboard().setText(text)
    field.paste()


def value(fields):
    return fields.channel(), fields.address()


def test_what_is_typed_is_named_at_once(made, qtbot):
    fields = made("video")
    assert fields._address.accessibleDescription() == ""
    qtbot.keyClicks(fields._address, "zoom.us/j/1")
    assert fields._address.accessibleDescription() == "Zoom"
    assert fields._known._sign.isVisible()
    assert value(fields) == ("video", "https://zoom.us/j/1")


def test_a_look_alike_is_named_by_its_true_host(made):
    fields = made("video")
    paste(fields._address, "https://zооm.us/j/1")
    assert fields._address.accessibleDescription() == "xn--zm-fmca.us"


def test_what_is_wrong_is_said_when_the_field_is_left_and_goes_when_it_is_mended(made, qtbot):
    fields = made("video")
    fields._address.setFocus()
    qtbot.keyClicks(fields._address, "http://zoom.us")
    assert not fields._one._words.isVisible()
    assert not fields._known._sign.isVisible()
    qtbot.keyClick(fields._address, Qt.Key.Key_Tab)
    assert "starts with https://" in fields._one._words.plain()
    assert not fields.check()
    fields._address.clear()
    qtbot.keyClicks(fields._address, "zoom.us")
    assert not fields._one._words.isVisible()
    assert fields.check()


def test_a_number_may_have_an_extension(made, qtbot):
    fields = made("phone")
    qtbot.keyClicks(fields._address, "+49 30 1234567 ext. 12")
    assert fields.check()
    qtbot.keyClicks(fields._address, " or mobile")
    assert not fields.check()
    assert "ext. 12" in fields._address.accessibleDescription()


def test_a_place_is_any_words(made):
    fields = made("in-person")
    paste(fields._address, "Café Anna, 1st floor")
    assert fields.check()
    assert value(fields) == ("in-person", "Café Anna, 1st floor")


def test_slack_has_a_workspace_and_a_member(made, qtbot):
    fields = made("slack")
    assert not fields._address.isVisible()
    qtbot.keyClicks(fields._two._workspace, "T0AB")
    qtbot.keyClicks(fields._two._member, "U0CD")
    assert value(fields) == ("slack", "slack://user?team=T0AB&id=U0CD")
    assert fields._two._member.accessibleDescription() == "Slack"


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        ("video", "https://meet.goto.com/priya"),
        ("slack", "slack://user?team=T0AB&id=U0CD"),
        ("slack", "https://acme.slack.com/archives/C1/p2"),
        ("slack", "@anna"),
        ("phone", "+49 30 1"),
        ("in-person", "Café Anna"),
        (None, ""),
    ],
)
def test_what_was_saved_comes_back(made, channel, address):
    assert value(made(channel, address)) == (channel, address)


def test_another_channel_keeps_what_was_typed_until_it_is_saved(made):
    fields = made("video", "https://zoom.us/j/1")
    choose(fields, "in-person")
    choose(fields, "video")
    assert value(fields) == ("video", "https://zoom.us/j/1")
    choose(fields, "")
    assert value(fields) == (None, "")


def test_a_meeting_is_where_they_usually_meet(made):
    fields = made(of_meeting=True)
    assert fields._channel.currentText() == "As usual"
    fields.show_usual("video", "https://meet.goto.com/priya")
    assert fields._channel.currentText() == "As usual: GoToMeeting"
    assert value(fields) == (None, "")
