"""The keyring of a real desktop, and everything that can be the matter with it."""

import os
import signal
import subprocess
import sys
import time
from subprocess import PIPE

import pytest

from tests.conftest import KEY
from tests.end_to_end.driver import TREE, WAIT, screen
from tests.end_to_end.keyring import ASKED, PASSWORD, Keyring, answer, ask, bus, listening

SALT, OTHER = "cd" * 16, "ef" * 16


@pytest.fixture
def env(tmp_path):
    """A session without a display, where nobody can be asked for a password."""
    with bus(tmp_path, dict(os.environ, DISPLAY="")) as env:
        yield env


@pytest.fixture
def keyring(env):
    keyring = Keyring(env)
    yield keyring
    keyring.end()


@pytest.fixture
def shown(tmp_path):
    """A session with a display, on which the keyring asks for its password."""
    with screen() as display, bus(tmp_path, display) as env:
        keyring = Keyring(env)
        yield env, keyring
        keyring.end()


def test_a_key_is_kept_read_and_forgotten_by_programs_that_come_and_go(env, keyring):
    assert ask(env, "read", SALT) == (None, "")
    assert ask(env, "keep", SALT, KEY) == (KEY, "")
    assert ask(env, "read", SALT) == (KEY, "")
    assert ask(env, "read", OTHER) == (None, "")
    assert ask(env, "forget", SALT) == (None, "")
    assert ask(env, "read", SALT) == (None, "")


def test_a_locked_keyring_says_so(env, keyring):
    ask(env, "keep", SALT, KEY)
    keyring.lock()
    assert ask(env, "read", SALT) == (None, "locked")
    assert ask(env, "keep", SALT, KEY) == (None, "locked")
    assert ask(env, "forget", SALT) == (None, "locked")


def test_the_keys_are_there_after_the_next_login(env, keyring):
    ask(env, "keep", SALT, KEY)
    keyring.end()
    again = Keyring(env)
    assert ask(env, "read", SALT) == (KEY, "")
    again.end()


@pytest.mark.parametrize("value", ["hunter2", KEY[:40]])
def test_what_another_program_put_there_is_no_key(env, keyring, value):
    keyring.put(SALT, value)
    assert ask(env, "read", SALT) == (None, "mangled")
    assert ask(env, "keep", SALT, KEY) == (KEY, "")


def test_a_keyring_that_hangs_is_not_waited_for_nor_when_the_program_ends(env, keyring):
    ask(env, "keep", SALT, KEY)
    keyring.process.send_signal(signal.SIGSTOP)
    before = time.monotonic()
    assert ask(env, "read", SALT) == (None, "slow")
    assert time.monotonic() - before < 10
    keyring.process.send_signal(signal.SIGCONT)
    assert ask(env, "read", SALT) == (KEY, "")


def test_a_keyring_that_is_killed_midway_is_told(env, keyring):
    keyring.process.send_signal(signal.SIGSTOP)
    run = [sys.executable, "-c", ASKED, "read", SALT]
    with listening(env) as heard, subprocess.Popen(run, env=env, stdout=PIPE, text=True) as asking:
        heard()
        keyring.end()
        assert asking.communicate(timeout=WAIT)[0] == '[null, "lost"]\n'


def test_a_locked_keyring_that_the_user_unlocks_keeps_the_key(shown):
    env, keyring = shown
    keyring.lock()
    run = [sys.executable, "-c", ASKED, "keep", SALT, KEY]
    with subprocess.Popen(run, env=env, stdout=PIPE, text=True) as asking:
        answer(env, PASSWORD)
        assert asking.communicate(timeout=WAIT)[0] == f'["{KEY}", ""]\n'
    assert ask(env, "read", SALT) == (KEY, "")


def test_a_question_that_is_ignored_is_not_waited_for(shown):
    env, keyring = shown
    ask(env, "keep", SALT, KEY)
    keyring.lock()
    assert ask(env, "read", SALT) == (None, "slow")


def test_without_a_bus_there_is_no_keyring(tmp_path):
    names = ("PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
    env = {name: value for name, value in os.environ.items() if name not in names}
    env |= {"HOME": str(tmp_path), "PYTHONPATH": str(TREE)}
    for gone in ({}, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}):
        assert ask(env | gone, "read", SALT) == (None, "none")
        assert ask(env | gone, "keep", SALT, KEY) == (None, "none")
