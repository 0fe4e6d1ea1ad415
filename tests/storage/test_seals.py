from mentordesk.storage import key as keys
from mentordesk.storage import pages
from mentordesk.storage.file import create_file
from mentordesk.storage.seals import Seals
from tests.conftest import KEY


def test_a_key_fits_every_page_that_sqlcipher_wrote(tmp_path):
    create_file(tmp_path / "desk", KEY)
    whole = pages.read(tmp_path / "desk")
    assert whole.fitting(Seals(KEY)) == frozenset(range(1, len(whole.all) + 1))


def test_another_key_fits_none(tmp_path):
    create_file(tmp_path / "desk", KEY)
    assert not pages.read(tmp_path / "desk").fitting(Seals(keys.new("another")))


def test_a_page_with_one_other_bit_or_at_another_place_fits_no_longer(tmp_path):
    create_file(tmp_path / "desk", KEY)
    seals, page = Seals(KEY), pages.read(tmp_path / "desk").all[4]
    assert seals.fit(5, page)
    assert not seals.fit(6, page)
    assert not seals.fit(5, bytes([page[0] ^ 1]) + page[1:])
