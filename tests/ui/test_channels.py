import sys

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from mentordesk.errors import AddressNotOpened, AddressRefused
from mentordesk.ui import channels, dialogs, way_out, words
from mentordesk.ui.channels import ChannelLink, can_join, join


class Opened(QObject):
    """Stands for the programs of the desktop."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def take(self, url):
        self.urls.append(url.toString())


@pytest.fixture
def opened(qapp):
    opened = Opened()
    for scheme in way_out.SCHEMES:
        QDesktopServices.setUrlHandler(scheme, opened, "take")
    yield opened.urls
    for scheme in way_out.SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def asked(monkeypatch):
    """Questions asked so far; each is answered with no, until `answer` says otherwise."""
    questions = []

    def confirm(parent, title, text, verb):
        questions.append(text)
        return "yes" in questions

    monkeypatch.setattr(dialogs, "confirm", confirm)
    return questions


@pytest.mark.parametrize(
    ("channel", "address", "link"),
    [
        ("video", "https://zoom.us/j/1?pwd=a%20b", "https://zoom.us/j/1?pwd=a%20b"),
        ("video", "us02web.zoom.us/j/1", "https://us02web.zoom.us/j/1"),
        ("video", " https://meet.goto.com/priya ", "https://meet.goto.com/priya"),
        ("slack", "https://team.slack.com/archives/C1", "https://team.slack.com/archives/C1"),
        ("phone", "+49 (30) 123-45", "tel:+493012345"),
        ("phone", "+1 555 0100 ext. 7", "tel:+15550100;ext=7"),
    ],
)
def test_known_places_open_at_once(opened, asked, channel, address, link):
    join(None, channel, address)
    assert (opened, asked) == ([QUrl(link).toString()], [])


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "smb://host/share",
        "ms-msdt:/id",
        "https://",
        "https:///etc/passwd",
        "http://[::bad/",
        "C:\\Windows\\notepad.exe",
        "\\\\host\\share",
        "",
    ],
)
def test_anything_else_is_refused(opened, asked, address):
    with pytest.raises(AddressRefused):
        join(None, "video", address)
    assert opened == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://jitsi.example.org/room", "jitsi.example.org"),
        ("meet.example.org:8443/room", "meet.example.org:8443"),
        ("https://zoom.us.evil.example/j", "zoom.us.evil.example"),
        ("https://zoom.us@evil.example/j", "evil.example"),
        ("https://notzoom.us/j", "notzoom.us"),
        ("https://zооm.us/j", "xn--zm-fmca.us"),
        ("https://zoom.us:8080/j", "zoom.us:8080"),
    ],
)
def test_an_unknown_host_is_asked_about_by_its_true_name(opened, asked, address, host):
    join(None, "video", address)
    assert opened == []
    assert f" {host}. " in asked[0]


def test_a_yes_opens_an_unknown_host(opened, asked):
    asked.append("yes")
    join(None, "video", "https://jitsi.example.org/room")
    assert opened == ["https://jitsi.example.org/room"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://zoom.us/j", "is not encrypted"),
        ("mailto:priya@example.com", "priya@example.com"),
        ("tel:+49301234", "+49301234"),
    ],
)
def test_what_is_no_usual_video_link_is_asked_about(opened, asked, address, said):
    join(None, "video", address)
    assert opened == []
    assert said in asked[0]


@pytest.fixture
def handlers(tmp_path, monkeypatch):
    """What this computer opens: nothing, until a line is written there."""
    for name in ("XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"):
        monkeypatch.setenv(name, str(tmp_path))
    file = tmp_path / "applications" / "mimeinfo.cache"
    file.parent.mkdir()
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")
def test_slack_opens_in_its_app_or_else_in_the_browser(opened, asked, handlers):
    app, web = "slack://user?team=T1&id=U2", "https://app.slack.com/client/T1/U2"
    join(None, "slack", app)
    assert opened == [web]
    handlers.write_text("[MIME Cache]\nx-scheme-handler/slack=slack.desktop;\n")
    join(None, "slack", web)
    assert (opened, asked) == ([web, app], [])


def test_the_browser_is_next_when_the_app_does_not_open(monkeypatch):
    tried = []
    monkeypatch.setattr(channels.this_computer, "takes", lambda _: True)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: tried.append(url.scheme()))
    with pytest.raises(AddressNotOpened):
        join(None, "slack", "slack://user?team=T1&id=U2")
    assert tried == ["slack", "https"]


def test_only_a_mail_is_begun(opened):
    way_out.write_mail("mailto:priya@example.com?body=Hi")
    with pytest.raises(AddressRefused):
        way_out.write_mail("https://example.com")
    assert opened == ["mailto:priya@example.com?body=Hi"]


def test_it_is_said_when_no_program_opens_an_address(monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with pytest.raises(AddressNotOpened) as error:
        join(None, "phone", "+49 30 1")
    assert words.sentence(error.value) == "No program on this computer opens +49 30 1."


def test_only_what_has_an_address_can_be_joined():
    assert can_join("video", "https://zoom.us/j/1")
    assert not can_join("video", " ")
    assert not can_join("in-person", "Room 3")
    assert not can_join(None, "https://zoom.us/j/1")


def test_a_link_tells_what_it_opens_and_opens_it(theme, qtbot, opened):
    link = ChannelLink(theme, "video", "https://zoom.us/j/1")
    qtbot.addWidget(link)
    assert link.accessibleName() == "Join: Zoom"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == ["https://zoom.us/j/1"]


def test_a_room_is_no_link(theme, qtbot):
    link = ChannelLink(theme, "in-person", "Room 3")
    qtbot.addWidget(link)
    assert (link.isEnabled(), link.accessibleName()) == (False, "In person")
