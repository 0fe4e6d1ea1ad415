"""What can go wrong, each with a code for the window and an English text for the commands."""

from __future__ import annotations


class MentorDeskError(Exception):
    code = "failed"
    text = "That did not work."

    def __str__(self) -> str:
        return self.text


class FileMissing(MentorDeskError):
    code, text = "file-missing", "There is no desk at this place."


class FileExists(MentorDeskError):
    code, text = "file-exists", "There is already a file at this place."


class FileEmpty(MentorDeskError):
    code, text = "file-empty", "This file is empty. A copy of the desk may still be whole."


class NotADesk(MentorDeskError):
    code, text = "not-a-desk", "This file is not a desk, or it is damaged."


class FileDamaged(MentorDeskError):
    code, text = "file-damaged", "This desk is damaged. A copy of it may still be whole."


class NothingReadable(MentorDeskError):
    code, text = "nothing-readable", "Nothing of a desk could be read in this file."


class FileTooNew(MentorDeskError):
    code, text = "file-too-new", "This desk was saved by a newer MentorDesk. Update to open it."


class FileTooEarly(MentorDeskError):
    code = "file-too-early"
    text = "This desk is from before the first release of MentorDesk, which cannot open it."


class NoPermission(MentorDeskError):
    code, text = "no-permission", "This place may not be read or written."


class NameTooLong(MentorDeskError):
    code, text = "name-too-long", "This name is too long for a file."


class NameOverlong(MentorDeskError):
    code, text = "name-overlong", "A name can be 200 characters long at most."


class NoFolder(MentorDeskError):
    code, text = "no-folder", "There is no folder of that name."


class KeyNeeded(MentorDeskError):
    code, text = "key-needed", "This desk is protected by a passphrase."


class WrongKey(MentorDeskError):
    code, text = "wrong-key", "This passphrase does not open the desk."


class NotProtected(MentorDeskError):
    code, text = "not-protected", "This desk has no passphrase; open it without one."


class OnlyToLook(MentorDeskError):
    code, text = "only-to-look", "This is only to look at; nothing is changed."


class DeskInUse(MentorDeskError):
    code, text = "desk-in-use", "This desk is open in another window or program."


class DiskFull(MentorDeskError):
    code, text = "disk-full", "The disk is full. Nothing was saved."


class DiskFailed(MentorDeskError):
    code, text = "disk-failed", "The disk could not be read or written. It may be full."


class NotSaved(MentorDeskError):
    code, text = "not-saved", "The change could not be saved."


class TextRefused(MentorDeskError):
    code, text = "text-refused", "The text has a character that cannot be saved."


class TextTooLong(MentorDeskError):
    code, text = "text-too-long", "The text is longer than a note can be (1,000,000 characters)."


class NotOneLine(MentorDeskError):
    code, text = "not-one-line", "What is captured is one line; this has several."


class LineTooLong(MentorDeskError):
    code, text = "line-too-long", "The line is longer than 5,000 characters; make it a note."


class NothingCaptured(MentorDeskError):
    code, text = "nothing-captured", "There is nothing in this line to keep."


class NameDoubtful(MentorDeskError):
    code, text = "name-doubtful", "Several people have this name; write the whole name."


class NobodyNamed(MentorDeskError):
    code = "nobody-named"
    text = "It does not say with whom; write “me to Priya: …” or “decided with Priya: …”."


class FieldTooLong(MentorDeskError):
    code, text = "field-too-long", "The text is longer than this field can be (100,000 characters)."


class RowGone(MentorDeskError):
    code, text = "row-gone", "What this was about is no longer there."


class MeetingOver(MentorDeskError):
    code, text = "meeting-over", "This meeting is over. Its agenda is a record."


class MeetingRunning(MentorDeskError):
    code, text = "meeting-running", "Another meeting with this person is running. End it first."


class OtherMentorship(MentorDeskError):
    code, text = "other-mentorship", "An agenda item stays with its mentorship."


class QuestionEmpty(MentorDeskError):
    code, text = "question-empty", "A question has words."


class ListTooLarge(MentorDeskError):
    code, text = "list-too-large", "This file is larger than 25 MB. Nothing was imported."


class ListTooLong(MentorDeskError):
    code = "list-too-long"
    text = "This list has more than 2,000 questions. Nothing was imported."


class ListTooDeep(MentorDeskError):
    code, text = "list-too-deep", "This file is nested too deeply. Nothing was imported."


class ListNotText(MentorDeskError):
    code, text = "list-not-text", "This file is no text in UTF-8. Nothing was imported."


class ListNotQuestions(MentorDeskError):
    code, text = "list-not-questions", "No questions were found in this file."


class ChangesLeft(MentorDeskError):
    code = "changes-left"
    text = "Unsaved changes of another desk lie at this place, in a file that ends in -wal."


class ChangesForeign(MentorDeskError):
    code = "changes-foreign"
    text = "The file that ends in -wal beside this desk is of another desk. Move it away."


class BackupFailed(MentorDeskError):
    code, text = "backup-failed", "The copy could not be verified, so it was not kept."


class BackupMissing(MentorDeskError):
    code, text = "backup-missing", "There is no backup at this place."


class BackupDamaged(MentorDeskError):
    code = "backup-damaged"
    text = "This backup is damaged or incomplete. Choose another."


class PassphraseUnread(MentorDeskError):
    code, text = "passphrase-unread", "The file with the passphrase cannot be read."


class PassphraseEmpty(MentorDeskError):
    code, text = "passphrase-empty", "This passphrase is empty."


class PassphraseTooLong(MentorDeskError):
    code, text = "passphrase-too-long", "A passphrase has up to 1,000 characters."


class PassphraseRefused(MentorDeskError):
    code = "passphrase-refused"
    text = "A passphrase is one line, of characters that can be typed."


class PassphraseDiffers(MentorDeskError):
    code, text = "passphrase-differs", "The two passphrases differ."


class AlreadyProtected(MentorDeskError):
    code, text = "already-protected", "This desk has a passphrase already."


class AddressRefused(MentorDeskError):
    code, text = "address-refused", "This is no address that can be opened."


class AddressNotOpened(MentorDeskError):
    """Its argument is the address, which can then be dialled or copied."""

    code, text = "address-not-opened", "No program on this computer opens this address."
