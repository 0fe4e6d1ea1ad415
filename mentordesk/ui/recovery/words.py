"""What is said of a desk that cannot be opened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from mentordesk import errors
from mentordesk.storage.backups import Backup
from mentordesk.storage.diagnosis import Diagnosis
from mentordesk.storage.salvage import Salvaged
from mentordesk.ui import nouns, words
from mentordesk.ui.words import counted

SIZES = QLocale.DataSizeFormat.DataSizeTraditionalFormat
GONE = (errors.FileDamaged, errors.FileMissing, errors.FileEmpty)
TOLD = ("mentorship", "meeting", "note", "agenda_item", "action_item", "goal")


def tr(text: str) -> str:
    return QCoreApplication.translate("recovery", text)


def what(found: Diagnosis) -> str:
    """Return in one sentence what keeps a desk shut."""
    if found.is_doubtful:
        return tr("This may be a protected desk that was damaged, or no desk at all.")
    return _of_kind(found.kind) or _of_error(found) or words.sentence(found.error)


def meaning(found: Diagnosis) -> str:
    """Return what it means and what can be done."""
    if found.is_doubtful:
        return tr("Only its passphrase can tell. Nothing in the file was changed.")
    code = found.error.code
    if code == errors.FileDamaged.code and found.kind == "":
        return tr("What is whole can still be read. Nothing in the file was changed.")
    return _meanings().get(found.kind) or _meanings().get(code) or _untouched()


def _of_kind(kind: str) -> str:
    kinds = {
        "picture": tr("This file is a picture, not a desk."),
        "document": tr("This file is a document, not a desk."),
        "archive": tr("This file is an archive, not a desk."),
        "text": tr("This file is a text, not a desk."),
        "database": tr("This file belongs to another program; it is not a desk."),
        "folder": tr("This is a folder, not a desk."),
        "device": tr("This is not a file, so it is no desk."),
        "zeros": tr("The content of this file is gone: it holds nothing but zeros."),
        "link": tr("This name leads to a file that is no longer there."),
        "loop": tr("This name leads only to itself, and to no file."),
    }
    return kinds.get(kind, "")


def _of_error(found: Diagnosis) -> str:
    if not isinstance(found.error, errors.FileDamaged):
        sentences = {
            "file-missing": tr("There is no desk at this place."),
            "file-empty": tr("This file is empty."),
            "not-a-desk": tr("This file is not a desk."),
            "file-too-new": tr("This desk was saved by a newer MentorDesk."),
            "desk-in-use": tr("This desk is open in another window or program."),
            "no-permission": tr("This file may not be read."),
        }
        return sentences.get(found.error.code, "")
    if found.damaged is None:
        return tr("This desk is damaged.")
    said = tr("The passphrase is right, but the desk is damaged: {damaged} of {pages} pages.")
    return said.format(damaged=found.damaged, pages=found.pages)


def _meanings() -> dict[str, str]:
    return {
        "file-missing": tr(
            "It may have been moved, renamed or deleted, or its disk is not connected."
        ),
        "file-empty": tr(
            "A copy that broke off or a failing disk can leave that. MentorDesk makes no new desk"
            " of it, for a backup may have all you wrote."
        ),
        "zeros": tr(
            "Some disks leave that when the power fails. Nothing can be read in it; a backup may"
            " have all you wrote."
        ),
        "link": tr("Find the file it led to, or restore a backup."),
        "folder": tr("Choose the file of the desk: its name ends in .mentordesk."),
        "device": tr("Choose the file of the desk: its name ends in .mentordesk."),
        "loop": tr("Find the file that it was to lead to, or restore a backup."),
        "archive": tr("If a desk is in it, unpack it first. Nothing in the file was changed."),
        "file-too-new": tr("Update MentorDesk to open it. Nothing in the file was changed."),
        "desk-in-use": tr(
            "Close it there and try again. A desk is never opened twice, so that nobody writes"
            " over what the other wrote."
        ),
        "no-permission": tr(
            "It belongs to someone else, or the system keeps it. Ask for access to it, or copy it"
            " into a folder of yours."
        ),
        "disk-failed": tr("Make sure that the disk is connected, then try again."),
        "name-too-long": tr("Rename the file, then open it again."),
    }


def _untouched() -> str:
    return tr("Nothing in the file was changed.")


def facts(found: Diagnosis, backup: Backup | None, sought: bool, now: datetime) -> list[str]:
    """Return what is known of the file and of its newest good backup."""
    said = []
    if found.changed_at is not None and found.kind not in ("folder", "device"):
        size = QLocale().formattedDataSize(found.size, 1, SIZES)
        changed = moment(datetime.fromtimestamp(found.changed_at, now.tzinfo), now)
        said.append(tr("The file: {size}, changed {moment}").format(size=size, moment=changed))
    if backup is not None:
        form = tr("Newest good backup: {moment}, with {content}")
        said.append(form.format(moment=moment(backup.made_at, now), content=content(backup.rows)))
    elif sought and isinstance(found.error, GONE):
        said.append(tr("No good backup of it was found on this computer."))
    return said


def moment(when: datetime, now: datetime) -> str:
    """today at 14:05, or 12 Nov at 14:05."""
    here = when.astimezone(now.tzinfo)
    day = tr("today") if here.date() == now.date() else words.month_day(here.date(), now.date())
    return tr("{day} at {time}").format(day=day, time=words.time(here))


def content(rows: Mapping[str, int]) -> str:
    """4 mentorships, 57 meetings and 31 notes: the most telling of what there is."""
    told = [nouns.counted(table, rows[table]) for table in TOLD if rows.get(table)][:3]
    return ", ".join(told) or tr("nothing in it yet")


def salvaged(told: Salvaged) -> list[str]:
    """Return what became of the rows of a damaged desk."""
    kept = sum(told.kept.values())
    if kept == told.known:
        said = [tr("Everything that is known of was saved: {content}.")]
    else:
        said = [tr("{kept} of {known} rows were saved: {content}.")]
    said = [said[0].format(kept=kept, known=told.known, content=content(told.kept))]
    gone = ", ".join(nouns.counted(table, count) for table, count in told.lost.items() if count)
    if gone:
        said.append(tr("Lost: {nouns}.").format(nouns=gone))
    if told.cut:
        one = tr("Of 1 row a part is lost; � stands where it was.")
        said.append(counted(one, tr("Of %n rows a part is lost; � stands where it was."), told.cut))
    if told.made_up:
        said.append(
            tr("What is kept though the one it belonged to is lost now belongs to “Salvaged 1”…")
        )
    if told.wrong:
        said.append(tr("The new desk does not pass every check; mentordesk check names them."))
    return said


def details(found: Diagnosis, version: str, system: str, backups: bool) -> str:
    """Return what helps whoever is asked for help: no name, no place, no text of the desk."""
    lines = [
        f"MentorDesk {version}, {system}",
        f"{found.error.code} {found.kind}".strip(),
        f"size {found.size}, pages {found.pages}, damaged {found.damaged}",
        f"protected {found.protected}, backup {backups}",
    ]
    return "\n".join(lines)
