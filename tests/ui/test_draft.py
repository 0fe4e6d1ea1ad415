import pytest
from PySide6.QtCore import QObject

from mentordesk.storage import drafts
from mentordesk.ui.draft import Draft


class Typed(QObject):
    text = ""

    def read(self):
        return {"text": self.text} if self.text else {}


@pytest.fixture
def typed():
    return Typed()


@pytest.fixture
def draft(plain_desk, typed):
    return Draft(plain_desk, "one", typed.read, typed)


def test_what_is_typed_is_kept_when_the_desk_settles(draft, typed, plain_desk):
    typed.text = "half a thou"
    plain_desk.settle()
    assert drafts.kept(plain_desk.session, "one") == {"text": "half a thou"}


def test_each_thing_of_a_page_has_its_own(draft, typed, plain_desk):
    typed.text = "of the first"
    draft.touch()
    assert draft.open("two") == {}
    typed.text = "of the second"
    draft.keep()
    assert draft.open("one") == {"text": "of the first"}
    assert drafts.kept(plain_desk.session, "two") == {"text": "of the second"}


def test_what_is_empty_leaves_nothing_behind(draft, typed, plain_desk):
    typed.text = "half"
    draft.keep()
    typed.text = ""
    draft.keep()
    assert plain_desk.connection.execute("select count(*) from preference").fetchone() == (0,)


def test_a_full_disk_keeps_nobody_from_closing(draft, typed, plain_desk):
    fails = "before insert on preference begin select raise(abort, 'full'); end"
    plain_desk.connection.execute(f"create temp trigger full {fails}")
    typed.text = "half a thou"
    plain_desk.settle()
    plain_desk.connection.execute("drop trigger full")
    plain_desk.settle()
    assert drafts.kept(plain_desk.session, "one") == {"text": "half a thou"}
