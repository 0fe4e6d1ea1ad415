"""Raw keys in the keyring of the system, so that a desk opens here without its passphrase.

The keyring is a cache: it may be empty, locked, slow or gone at any time, and a desk then opens by
its passphrase. So nothing here raises; what is wrong is a word of `Memory`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from mentordesk.errors import WrongKey

from .key import checked, salt_of

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "MentorDesk"
OWN = {  # the systems' own keyrings; others write plain text, or send what they are given away
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
}
NOTHING = {"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"}
LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException"}
READ_S, KDE_S = 5.0, 20.0  # KDE's answers after that time that it has nothing
MOST = 9  # values under one name, to be sure to come to an end
WRITE_S = 30.0  # the user has asked for it, and may have to unlock the keyring


@dataclass(frozen=True)
class Memory:
    """What the keyring answered.

    `trouble` is "" (`key` is what it keeps, None if nothing), "none" (there is no keyring),
    "foreign" (it is not the system's own), "locked" (and was not unlocked), "slow" (no answer in
    time), "mangled" (it keeps something else than the key of this desk) or "lost" (it gave up
    midway, or did not keep what it was given).
    """

    key: str | None = None
    trouble: str = ""


def read(salt: bytes) -> Memory:
    """Return the key of the desk with this salt; call it in a thread, it takes up to 5 s."""

    def look(ring: KeyringBackend) -> str | None:
        return ring.get_password(SERVICE, salt.hex())

    return _asked(look, salt, _read_limit())


def keep(salt: bytes, key: str) -> Memory:
    """Have the key kept, and see that it was; the system may ask the user to unlock its keyring."""

    def write(ring: KeyringBackend) -> str | None:
        _clear(ring, salt)  # what another program put there might be found instead
        ring.set_password(SERVICE, salt.hex(), checked(key))
        return ring.get_password(SERVICE, salt.hex())

    kept = _asked(write, salt, WRITE_S)
    return kept if kept.trouble or kept.key == key else Memory(trouble="lost")


def forget(salt: bytes) -> Memory:
    """Have the key forgotten, and see that it was: without trouble it is no longer there."""

    def delete(ring: KeyringBackend) -> str | None:
        _clear(ring, salt)
        return ring.get_password(SERVICE, salt.hex())

    left = _asked(delete, salt, WRITE_S)
    return Memory(trouble="lost") if left.key else left


def _clear(ring: KeyringBackend, salt: bytes) -> None:
    """Delete what is there; each deletion takes one of several that are called the same."""
    from keyring.errors import PasswordDeleteError

    with suppress(PasswordDeleteError):  # there is none left
        for _ in range(MOST):
            ring.delete_password(SERVICE, salt.hex())


def _read_limit() -> float:
    return KDE_S if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":") else READ_S


def _asked(question: Callable[[KeyringBackend], str | None], salt: bytes, limit: float) -> Memory:
    """Ask in a thread that no one waits for beyond the limit, nor when the program ends."""
    answers: SimpleQueue[Memory] = SimpleQueue()
    Thread(target=lambda: answers.put(_answer(question, salt)), daemon=True).start()
    try:
        return answers.get(timeout=limit)
    except Empty:
        return Memory(trouble="slow")


def _answer(question: Callable[[KeyringBackend], str | None], salt: bytes) -> Memory:
    try:
        ring = _ring()
    except Exception:  # noqa: BLE001 - what cannot be set up is not there
        return Memory(trouble="none")
    if not _is_own(ring):
        return Memory(trouble="none" if _name(ring) in NOTHING else "foreign")
    try:
        return _valid(question(ring), salt)
    except Exception as error:  # noqa: BLE001 - whatever another program does, a desk still opens
        return Memory(trouble="locked" if LOCKED & {*_names(error)} else "lost")


def _ring() -> KeyringBackend:
    """Return the keyring that is used here, the first of several."""
    import keyring
    from keyring.backends.chainer import ChainerBackend
    from keyring.backends.Windows import WinVaultKeyring

    ring = keyring.get_keyring()
    if isinstance(ring, ChainerBackend):
        ring = ring.backends[0]
    if isinstance(ring, WinVaultKeyring):
        ring.persist = "local machine"  # or it follows the user to every computer of a domain
    return ring


def _is_own(ring: object) -> bool:
    """Return whether a keyring is the system's own."""
    return _name(ring) in OWN


def _name(ring: object) -> str:
    return f"{type(ring).__module__}.{type(ring).__qualname__}"


def _valid(value: str | None, salt: bytes) -> Memory:
    try:
        if value is None or salt_of(checked(value)) == salt:
            return Memory(value)
    except WrongKey:
        pass  # no key at all
    return Memory(trouble="mangled")


def _names(error: BaseException | None) -> Iterator[str]:
    """Yield what an error is called, and what caused it."""
    while error is not None:
        yield type(error).__name__
        error = error.__cause__ or error.__context__
