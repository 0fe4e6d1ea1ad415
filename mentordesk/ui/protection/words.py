"""The words about protection that several parts of it share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from mentordesk.domain.passphrase import Strength
from mentordesk.ui.words import counted

MOST = 3  # names in a sentence


def meaning() -> str:
    return tr(
        "Nobody opens a protected desk without its passphrase, and we cannot help either: if it"
        " is lost, so is what is in the desk. Write it down, and keep it away from the computer."
    )


def meaning_changed(*, lost: bool) -> str:
    if lost:
        return tr(
            "From then on only the new passphrase opens the desk. Write it down, and keep it away"
            " from the computer."
        )
    return tr(
        "From then on only the new passphrase opens the desk. Backups made before still open with"
        " the one they were made with: keep it as long as you keep them."
    )


def meaning_lost() -> str:
    return tr(
        "The desk is open, so it can have a new passphrase without the one you have lost. Backups"
        " made so far still need the lost one. Once it is changed, a new backup is made that opens"
        " with the new one."
    )


def meaning_plain() -> str:
    return tr(
        "The desk becomes a plain file: whoever can use this computer, or gets hold of the file,"
        " can read all of it. Backups made so far stay protected by this passphrase."
    )


def protected() -> str:
    return tr(
        "This desk is protected now. Until you next open it, what it was before is kept beside it,"
        " readable. Copies that you saved yourself are as they were."
    )


def former(kind: str) -> str:
    """What a desk was before it was protected, or had another passphrase, and still lies there."""
    if kind == "plain":
        return tr(
            "What this desk was before it was protected is still beside it, and anybody can read"
            " it. It is deleted when you next open the desk; until then it is a way back."
        )
    return tr(
        "What this desk was before its passphrase was changed is still beside it, and opens with"
        " the former one. It is deleted when you next open the desk."
    )


def earlier(names: Sequence[str]) -> str:
    """The backups that anybody can read."""
    one = tr("Anybody can read an earlier backup of this desk: {names}.")
    many = tr("Anybody can read %n earlier backups of this desk: {names}.")
    return counted(one, many, len(names)).format(names=_some(names)) if names else ""


def to_follow() -> str:
    return tr("As you wished, that ends when you next open the desk.")


def unprotectable(names: Sequence[str]) -> str:
    one = tr("This backup could not be protected; it may be damaged. Delete it yourself: {names}.")
    many = tr("These %n backups could not be protected; delete them yourself: {names}.")
    return counted(one, many, len(names)).format(names=_some(names))


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST])
    return shown if len(names) <= MOST else tr("{names} and others").format(names=shown)


def backups_too() -> str:
    return tr("Otherwise anybody who finds them can read them. They open by the same passphrase.")


def changed() -> str:
    return tr("The passphrase is changed. Earlier backups open with the one they were made with.")


def unprotected() -> str:
    return tr("This desk is a plain file now: it opens without a passphrase.")


def not_remembered(name: str) -> str:
    return f"{tr('It is not remembered on this computer.')} {trouble(name)}"


def minutes(count: int) -> str:
    """After how long a desk locks, 0 for never."""
    if count == 60:
        return tr("1 hour")
    return tr("%n minutes").replace("%n", str(count)) if count else tr("Never")


def weak() -> str:
    return tr("Weak: whoever has the file finds it out by trying. Make it longer.")


def caps_lock() -> str:
    return tr("Caps Lock seems to be on.")


def verdict(found: Strength | None) -> str:
    """How strong a passphrase is, said beside the bar."""
    if found is None:
        return tr("How strong it is shows here as you type.")
    names = (
        tr("Very weak: guessed at once"),
        tr("Weak: found out by trying, in little time"),
        tr("Weak: found out by trying, with patience"),
        tr("Fair: found out only with much effort"),
        tr("Strong: not found out by trying"),
    )
    return names[found.score]


def trouble(name: str) -> str:
    """What kept the keyring from serving, each with the way in; the passphrase always opens."""
    said = {
        "none": tr("There is no keyring on this system."),
        "locked": tr("The keyring of this system is locked. Unlock it, then try again."),
        "slow": tr("The keyring of this system did not answer in time."),
        "foreign": tr("The keyring set up here is not the system's own, so it is not used."),
        "mangled": tr("What the keyring holds for this desk is not its key."),
        "lost": tr("The keyring did not keep it."),
    }
    always = tr("The passphrase opens the desk as before.")
    return f"{said.get(name, said['lost'])} {always}" if name else ""


def remembering() -> str:
    return tr(
        "The keyring of this system then opens the desk: whoever can use your account on this"
        " computer needs no passphrase. Elsewhere it is asked for."
    )


def tr(text: str) -> str:
    return QCoreApplication.translate("protection", text)
