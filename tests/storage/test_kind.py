import os

import pytest

from mentordesk import errors
from mentordesk.storage import demo, pages
from mentordesk.storage.file import is_protected
from mentordesk.storage.kind import kind
from tests.conftest import KEY, NOW

OTHER = {
    "picture": b"\x89PNG\r\n\x1a\n" + os.urandom(8184),
    "document": b"%PDF-1.7" + os.urandom(8184),
    "archive": b"PK\x03\x04" + os.urandom(8188),
    "text": "Liebe Zoë, danke!\n".encode() * 1000,
    "other": b"\xff" * 8192,
    "zeros": bytes(8192),
    "sealed": os.urandom(8192),
}


@pytest.fixture(scope="module", params=[None, KEY], ids=["plain", "sealed"])
def made(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("kinds") / "demo.mentordesk"
    demo.make(path, NOW, key=request.param)
    return "sealed" if request.param else "plain", pages.read(path).all


@pytest.mark.parametrize("name", OTHER)
def test_other_files_are_told_by_their_content(tmp_path, name):
    path = tmp_path / "odd.mentordesk"
    path.write_bytes(OTHER[name])
    assert pages.read(path).kind == name


def test_a_desk_is_told_plain_or_sealed_though_its_first_page_is_gone(made):
    wanted, whole = made
    for first in (bytes(4096), b"\xff" * 4096, whole[9]):
        assert kind((first, *whole[1:])) == wanted


@pytest.mark.parametrize("first", [bytes(16), b"\xff" * 16, b"SQLite format 2\0"])
def test_a_plain_desk_with_a_damaged_beginning_is_not_taken_for_a_protected_one(tmp_path, first):
    path = tmp_path / "demo.mentordesk"
    demo.make(path, NOW)
    path.write_bytes(first + path.read_bytes()[16:])
    with pytest.raises(errors.FileDamaged):
        is_protected(path)
