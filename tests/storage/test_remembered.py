from threading import Event

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

from mentordesk.storage import remembered
from mentordesk.storage.remembered import Memory, forget, keep, read
from tests.conftest import KEY

SALT = bytes.fromhex("cd" * 16)
OTHER = bytes.fromhex("ef" * 16)


class Ring(KeyringBackend):
    """A keyring in memory; `does` is what it does before it answers."""

    priority = 5

    def __init__(self, does=lambda: None):
        super().__init__()
        self.kept, self.does = {}, does

    def get_password(self, service, username):
        self.does()
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.does()
        self.kept[service, username] = password

    def delete_password(self, service, username):
        self.does()
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


class Forgetful(Ring):
    def set_password(self, service, username, password):
        pass


class Stubborn(Ring):
    def delete_password(self, service, username):
        pass


@pytest.fixture
def use(monkeypatch):
    """Have the system use a keyring, by default one of its own."""
    before = keyring.get_keyring()

    def use(ring, own=True):
        if own:
            monkeypatch.setattr(remembered, "OWN", {remembered._name(ring)})
        keyring.set_keyring(ring)
        return ring

    yield use
    keyring.set_keyring(before)


def raises(error):
    def fails():
        raise error

    return fails


def test_what_is_kept_is_read_and_forgotten(use):
    use(Ring())
    assert read(SALT) == Memory()
    assert keep(SALT, KEY) == Memory(KEY)
    assert read(SALT) == Memory(KEY)
    assert forget(SALT) == Memory()
    assert read(SALT) == Memory()


def test_each_desk_has_its_own_key(use):
    use(Ring())
    keep(SALT, KEY)
    assert read(OTHER) == Memory()


def test_nothing_but_a_raw_key_is_ever_given_to_the_keyring(use):
    ring = use(Ring())
    assert keep(SALT, "correct horse") == Memory(trouble="lost")
    assert ring.kept == {}


def test_forgetting_what_was_never_kept_is_no_trouble(use):
    use(Ring())
    assert forget(SALT) == Memory()


@pytest.mark.parametrize("ring", [fail.Keyring(), null.Keyring()])
def test_no_keyring_is_told(use, ring):
    use(ring, own=False)
    assert [read(SALT), keep(SALT, KEY), forget(SALT)] == [Memory(trouble="none")] * 3


def test_a_keyring_that_is_not_the_system_s_own_is_never_given_a_key(use):
    ring = use(Ring(), own=False)
    assert keep(SALT, KEY) == Memory(trouble="foreign")
    assert read(SALT) == Memory(trouble="foreign")
    assert ring.kept == {}


def test_of_several_keyrings_the_first_is_used(use, monkeypatch):
    first = Ring()
    monkeypatch.setattr(ChainerBackend, "backends", [first, Forgetful()])
    use(ChainerBackend(), own=False)
    assert keep(SALT, KEY) == Memory(trouble="foreign")
    monkeypatch.setattr(remembered, "OWN", {remembered._name(first)})
    assert keep(SALT, KEY) == Memory(KEY)


@pytest.mark.parametrize("value", ["", KEY[:-2], KEY[:60], "hunter2", KEY.upper(), f"{KEY}\n", "é"])
def test_what_is_no_key_of_this_desk_is_not_used(use, value):
    ring = use(Ring())
    ring.kept["MentorDesk", SALT.hex()] = value
    assert read(SALT) == Memory(trouble="mangled")


def test_the_key_of_another_desk_is_not_used(use):
    ring = use(Ring())
    ring.kept["MentorDesk", OTHER.hex()] = KEY
    assert read(OTHER) == Memory(trouble="mangled")


def test_a_mangled_value_is_kept_anew(use):
    ring = use(Ring())
    ring.kept["MentorDesk", SALT.hex()] = "mangled"
    assert keep(SALT, KEY) == Memory(KEY)


def test_what_was_not_kept_or_not_forgotten_is_told(use):
    use(Forgetful())
    assert keep(SALT, KEY) == Memory(trouble="lost")
    use(Stubborn()).kept["MentorDesk", SALT.hex()] = KEY
    assert forget(SALT) == Memory(trouble="lost")


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (KeyringLocked(), "locked"),
        (PasswordSetError(), "lost"),
        (InitError(), "lost"),
        (OSError(32, "EPIPE"), "lost"),
        (AssertionError(), "lost"),
    ],
)
def test_every_error_of_a_keyring_is_one_of_few_words(use, error, trouble):
    use(Ring(raises(error)))
    assert [read(SALT), keep(SALT, KEY)] == [Memory(trouble=trouble)] * 2


def test_what_never_answers_is_not_waited_for(use, monkeypatch):
    never = Event()
    monkeypatch.setattr(remembered, "READ_S", 0.05)
    use(Ring(never.wait))
    assert read(SALT) == Memory(trouble="slow")
    never.set()


def test_kde_is_given_more_time(monkeypatch):
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME:KDE")
    assert remembered._read_limit() == remembered.KDE_S
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    assert remembered._read_limit() == remembered.READ_S
