from contextlib import closing

import pytest

from mentordesk import errors
from mentordesk.storage import backups
from mentordesk.storage import key as keys
from mentordesk.storage.file import create_file, is_protected, open_file, sniff
from mentordesk.ui import this_computer
from mentordesk.ui.protection import rekeying
from mentordesk.ui.protection.rekeying import protected, unprotected


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Mine.mentordesk"
    create_file(path)
    return path


def opens(path, passphrase):
    with closing(open_file(path, keys.derive(passphrase, sniff(path)))):
        return True


def test_a_plain_desk_opens_by_its_passphrase_from_then_on(path):
    done = protected(path, None, "planet umbrella", remember=False)
    assert opens(path, "planet umbrella")
    assert done.key == keys.derive("planet umbrella", sniff(path))
    assert done.told.startswith("This desk is protected now.")


def test_its_key_is_remembered_if_that_is_wished_for(path, ring):
    done = protected(path, None, "planet umbrella", remember=True)
    assert [*ring.kept.values()] == [done.key]
    assert this_computer.remembers(sniff(path))
    assert "not remembered" not in done.told


def test_nothing_is_remembered_unless_it_is(path, ring):
    protected(path, None, "planet umbrella", remember=False)
    assert ring.kept == {}
    assert not this_computer.remembers(sniff(path))


def test_a_system_without_keyring_protects_all_the_same(path):
    done = protected(path, None, "planet umbrella", remember=True)
    assert "There is no keyring on this system" in done.told
    assert "passphrase opens the desk" in done.told
    assert not this_computer.remembers(sniff(path))


def test_another_passphrase_takes_the_place_of_the_former_in_the_keyring(path, ring):
    first = protected(path, None, "planet umbrella", remember=True)
    second = protected(path, first.key, "gravel sings", remember=True)
    assert [*ring.kept.values()] == [second.key]
    assert opens(path, "gravel sings")
    assert not this_computer.remembers(keys.salt_of(first.key))


def test_a_desk_that_becomes_plain_is_forgotten(path, ring):
    first = protected(path, None, "planet umbrella", remember=True)
    done = unprotected(path, first.key)
    assert done.key is None
    assert not is_protected(path)
    assert ring.kept == {}
    assert not this_computer.remembers(keys.salt_of(first.key))


def test_what_fails_leaves_the_desk_and_the_keyring_as_they_were(path, ring):
    first = protected(path, None, "planet umbrella", remember=True)
    with closing(open_file(path, first.key)), pytest.raises(errors.DeskInUse):
        protected(path, first.key, "gravel sings", remember=True)
    assert opens(path, "planet umbrella")
    assert [*ring.kept.values()] == [first.key]


def test_a_keyring_that_keeps_its_entry_is_told_of(path, ring, monkeypatch):
    first = protected(path, None, "planet umbrella", remember=True)
    monkeypatch.setattr(ring, "delete_password", lambda *asked: None)
    assert rekeying.forget(first.key) == "lost"
    assert this_computer.remembers(keys.salt_of(first.key))


def test_earlier_backups_are_to_follow_if_that_is_wished_for_also_under_the_next(path):
    first = protected(path, None, "planet umbrella", remember=False, backups_too=True)
    assert this_computer.protects_backups(keys.salt_of(first.key))
    second = protected(path, first.key, "gravel sings", remember=False)
    assert this_computer.protects_backups(keys.salt_of(second.key))
    assert not this_computer.protects_backups(keys.salt_of(first.key))


def test_a_protected_desk_is_backed_up_before_its_passphrase_changes(path):
    first = protected(path, None, "planet umbrella", remember=False)
    assert backups.found(path) == []  # for anybody could read it
    protected(path, first.key, "gravel sings", remember=False)
    (made,) = backups.found(path)
    assert (made.why, made.protected) == ("passphrase", True)
    assert opens(made.path, "planet umbrella")


def test_where_the_former_passphrase_is_lost_a_backup_opens_with_the_new_one(path):
    first = protected(path, None, "planet umbrella", remember=False)
    protected(path, first.key, "gravel sings", remember=False, lost=True)
    (made,) = backups.found(path)
    assert opens(made.path, "gravel sings")
