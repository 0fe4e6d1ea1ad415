from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from mentordesk.errors import AddressRefused
from mentordesk.ui import dialogs, way_out


@pytest.fixture
def opened(monkeypatch):
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    return urls


@pytest.fixture
def asked(monkeypatch):
    """What was asked; the answer is yes."""
    texts = []
    monkeypatch.setattr(dialogs, "confirm", lambda *words: texts.append(words[2]) or True)
    return texts


@pytest.fixture
def told(monkeypatch):
    texts = []
    monkeypatch.setattr(dialogs, "tell", lambda *words: texts.append(words[2]))
    return texts


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.org/x", "to example.org:"),
        ("https://example.org:8443/x", "to example.org:8443:"),
        ("https://zооm.us/j", "to xn--zm-fmca.us:"),
        ("https://bank.example@evil.example/", "only evil.example is"),
        ("http://example.org/", "not encrypted"),
        ("https://example.org/рау", "https://example.org/%D1%80%D0%B0%D1%83"),
        ("mailto:anna@example.org", "mail to anna@example.org"),
        ("tel:+4930", "calls +4930"),
    ],
)
def test_a_link_is_opened_once_its_true_place_was_shown(opened, asked, address, said):
    way_out.follow(None, address)
    assert said in asked[0]
    assert len(opened) == 1


def test_a_no_opens_nothing(monkeypatch, opened):
    monkeypatch.setattr(dialogs, "confirm", lambda *words: False)
    way_out.follow(None, "https://example.org")
    assert opened == []


@pytest.mark.parametrize("address", ["javascript:x", "file:///x", "https:evil", "//host/x"])
def test_what_is_no_link_is_said_not_to_be_opened(opened, asked, told, address):
    way_out.follow(None, address)
    assert (opened, asked) == ([], [])
    assert told == ["Only web pages, mail addresses and phone numbers are opened."]


@pytest.mark.parametrize("url", ["https://127.1/", "https://2130706433/", "file:///x", "x:y"])
def test_a_link_that_qt_reads_otherwise_is_refused(url):
    with pytest.raises(AddressRefused):
        way_out.checked([url], url.removeprefix("https://").strip("/"))


def test_only_folders_that_are_there_are_shown(opened, tmp_path):
    way_out.show_folder(tmp_path)
    way_out.show_folder(tmp_path / "gone")
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
