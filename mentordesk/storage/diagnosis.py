"""Why a closed desk cannot be opened, told from the file itself.

SQLCipher says the same of a wrong passphrase and of damage. The seals of the pages do not: a key
that fits one of them is the right one. Never for a desk that is open in this process.
"""

from __future__ import annotations

import errno
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from mentordesk import errors

from . import backups, pages, this_computer
from . import key as keys
from .connection import explain_os
from .file import sniff
from .kind import APPLICATION, sample
from .seals import SALT, Seals

OURS = (b"CREATE TABLE mentorship (", b"CREATE TABLE agenda_item (")  # as SQLite writes it
SALT_KEPT = "salt"  # by which this computer keeps it
HEX = re.compile(r"[0-9a-f]{32}")
LOOP = (errno.ELOOP, getattr(errno, "WSAELOOP", errno.ELOOP))
TOLD = (  # what the file's content says nothing of
    errors.ChangesForeign,
    errors.DeskInUse,
    errors.DiskFailed,
    errors.DiskFull,
    errors.FileTooEarly,
    errors.FileTooNew,
    errors.NoPermission,
    errors.NotSaved,
)


@dataclass(frozen=True)
class Diagnosis:
    error: errors.MentorDeskError
    kind: str = ""  # of what is no desk: text, picture, folder …; zeros; loop or link of a name
    size: int = 0
    changed_at: float | None = None  # in seconds, as the system tells it
    protected: bool | None = None  # None: nobody can tell
    pages: int = 0
    damaged: int | None = None  # pages of a protected desk whose seal is broken

    @property
    def is_doubtful(self) -> bool:
        """Return whether it may be a damaged desk, which only its passphrase can tell."""
        return isinstance(self.error, errors.NotADesk) and self.protected is None and self.pages > 0


def diagnose(path: Path, error: errors.MentorDeskError, key: str | None = None) -> Diagnosis:
    """Return why the closed desk at `path`, whose opening raised `error`, does not open."""
    try:
        facts = path.stat()
    except OSError as problem:
        return _unreachable(path, problem)
    if not stat.S_ISREG(facts.st_mode):
        kind = "folder" if stat.S_ISDIR(facts.st_mode) else "device"
        return Diagnosis(errors.NotADesk(), kind, changed_at=facts.st_mtime)
    try:
        found = _read(path, error, key)
    except errors.MentorDeskError as problem:
        found = Diagnosis(problem)
    return replace(found, size=facts.st_size, changed_at=facts.st_mtime)


def is_protected(path: Path) -> bool:
    """Return whether the pages of a closed desk need a key, be the first of them damaged or not."""
    return pages.read(path, beside=False).protected


def fitting_key(path: Path, passphrase: str) -> str:
    """Return the key of a passphrase that fits a page of a closed desk, whatever else is damaged.

    Should the salt at its beginning be damaged, one that was kept elsewhere opens it. Takes a
    quarter of a second for each of them. Raises `WrongKey`.
    """
    own = sniff(path)
    if len(own) < SALT:
        raise errors.WrongKey
    key = keys.derive(passphrase, own)
    if Seals(key).fit(1, sample(path)[0]):
        return key  # as nearly always
    whole = pages.read(path, beside=False)
    if whole.fitting(Seals(key)):
        return key
    for salt in _kept_salts(path) - {own}:
        if whole.fitting(Seals(key := keys.derive(passphrase, salt))):
            return key
    raise errors.WrongKey


def _kept_salts(path: Path) -> set[bytes]:
    """Return the salts that the backups of a desk and this computer know of."""
    texts = [made.salt for made in backups.found(path)]
    texts.append(str(this_computer.known(path).get(SALT_KEPT, "")))
    return {bytes.fromhex(text) for text in texts if HEX.fullmatch(text)}


def _unreachable(path: Path, problem: OSError) -> Diagnosis:
    if problem.errno in LOOP:
        return Diagnosis(errors.FileMissing(), "loop")
    if isinstance(problem, FileNotFoundError):
        return Diagnosis(errors.FileMissing(), "link" if path.is_symlink() else "")
    return Diagnosis(explain_os(problem))


def _read(path: Path, error: errors.MentorDeskError, key: str | None) -> Diagnosis:
    if isinstance(error, TOLD):
        return Diagnosis(error)
    whole = pages.read(path, beside=False)
    if not whole.all:
        return Diagnosis(errors.FileEmpty())
    if whole.protected:
        return _sealed(whole, error, key)
    if whole.kind == "zeros":
        return Diagnosis(errors.FileDamaged(), "zeros", protected=None)
    if whole.kind != "plain":
        return Diagnosis(errors.NotADesk(), whole.kind, protected=False)
    content = b"".join(whole.all)
    if content[68:72] != APPLICATION and not any(words in content for words in OURS):
        return Diagnosis(errors.NotADesk(), "database", protected=False)
    damage = isinstance(error, errors.NotADesk | errors.WrongKey)
    found = errors.FileDamaged() if damage else error
    return Diagnosis(found, protected=False, pages=len(whole.all))


def _sealed(whole: pages.Pages, error: errors.MentorDeskError, key: str | None) -> Diagnosis:
    count = len(whole.all)
    if count == 1:
        return Diagnosis(errors.NotADesk())
    if key is None:
        cut = isinstance(error, errors.NotADesk)
        return Diagnosis(error, protected=None if cut else True, pages=count)
    damaged = count - len(whole.fitting(Seals(key)))
    if damaged == count:
        return Diagnosis(errors.WrongKey(), protected=True, pages=count)
    broken = damaged or isinstance(error, errors.WrongKey | errors.NotADesk)
    found = errors.FileDamaged() if broken else error
    return Diagnosis(found, protected=True, pages=count, damaged=damaged)
