"""The words on screen that several views share: days, times, names of kinds, errors."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mentordesk.domain import typed, zones
from mentordesk.domain.cadence import Cadence
from mentordesk.domain.channel import target
from mentordesk.domain.pause import Pause
from mentordesk.domain.wall_time import is_elsewhere
from mentordesk.errors import MentorDeskError


def tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def counted(one: str, many: str, count: int) -> str:
    """Return `one` or `many` with the number put in: counted(tr("1 item"), tr("%n items"), 5)."""
    return one if count == 1 else many.replace("%n", str(count))


def items(count: int) -> str:
    return counted(tr("1 item"), tr("%n items"), count)


def fullness(count: int, planned: int, length: int) -> str:
    """5 items · 45 of 45 min: how full an agenda is, in minutes if any are planned."""
    if not count:
        return tr("Agenda is empty")
    if not planned:
        return items(count)
    minutes = tr("{planned} of {length} min").format(planned=planned, length=length)
    return f"{items(count)} · {minutes}"


def initial_cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def first_name(name: str) -> str:
    return typed.first_name(name) or name


def cut(text: str, longest: int) -> str:
    """Return a text of so many letters at most, ending in … if there were more."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def you() -> str:
    return tr("you")


def who(voice: str, role: str, name: str) -> str:
    """Return whose voice it is: "you" or the other's first name. `role` is my role."""
    return you() if voice == role else first_name(name)


def written(day: date, form: str) -> str:
    """Return a day in one of Qt's forms, such as "d MMM"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def month_day(day: date, today: date) -> str:
    """12 Nov, with the year if it is another one."""
    return written(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def week_day(day: date, today: date) -> str:
    """Thu 26 Nov, with the year if it is another one."""
    return written(day, "ddd d MMM" if day.year == today.year else "ddd d MMM yyyy")


def short_day(day: date) -> str:
    """Thu."""
    return written(day, "ddd")


def long_day(day: date) -> str:
    """Monday 23 November."""
    return written(day, "dddd d MMMM")


def due(day: date, today: date) -> str:
    """today, tomorrow, Wed, 3 Dec, or how late it is."""
    if day < today:
        return counted(tr("1 day late"), tr("%n days late"), (today - day).days)
    if day == today:
        return tr("today")
    if day == today + timedelta(days=1):
        return tr("tomorrow")
    return written(day, "ddd") if day < today + timedelta(days=7) else month_day(day, today)


def time(moment: datetime) -> str:
    """16:00."""
    return f"{moment:%H:%M}"


def span(start: datetime, minutes: int) -> str:
    """16:00–16:45."""
    return f"{time(start)}–{time(start + timedelta(minutes=minutes))}"


def when(start: datetime, minutes: int, today: date) -> str:
    """Thu 26 Nov, 16:00–16:45."""
    return f"{week_day(start.date(), today)}, {span(start, minutes)}"


def there(said: str, start: datetime, zone: str, now: datetime) -> str:
    """Add the city to what was said of a time, if the clock says something else here."""
    return f"{said} ({zones.city(zone)})" if is_elsewhere(start, zone, now.tzinfo) else said


def zone(name: str) -> str:
    """America/New York."""
    return name.replace("_", " ")


def ago(days: int) -> str:
    """5 weeks, 12 days: how long something is or was."""
    if days >= 14 and days // 7 < 9:
        return counted(tr("1 week"), tr("%n weeks"), days // 7)
    if days >= 63:
        return counted(tr("1 month"), tr("%n months"), round(days / 30.44))
    return counted(tr("1 day"), tr("%n days"), days)


def cadence(value: Cadence) -> str:
    if value.unit == "weeks":
        return counted(tr("every week"), tr("every %n weeks"), value.weeks)
    return tr("ad hoc") if value.unit == "ad-hoc" else tr("monthly")


def kind(name: str) -> str:
    names = {"career": tr("career"), "technical": tr("technical"), "personal": tr("personal")}
    return names[name]


def role(name: str) -> str:
    return tr("mentor") if name == "mentor" else tr("mentee")


def section(name: str) -> str:
    names = {
        "accomplish": tr("To accomplish"),
        "struggling": tr("Struggling with"),
        "advice": tr("Advice"),
        "by-next-time": tr("By next time"),
        "code-review": tr("Code review"),
        "habits": tr("Habits and balance"),
    }
    return names[name]


def section_hint(name: str) -> str:
    hints = {
        "accomplish": tr("What do you hope to get out of this meeting?"),
        "struggling": tr("Where are you stuck?"),
        "advice": tr("What would you like advice on?"),
        "by-next-time": tr("What exists by the next meeting?"),
        "code-review": tr("Walk through your process"),
        "habits": tr("What would you like to change?"),
    }
    return hints[name]


def channel(name: str | None, address: str) -> str:
    """Return where they meet: GoToMeeting, a host, Slack, phone, in person; "" if not said."""
    found = target(name, address)
    names = {
        "video": tr("Video call"),
        "phone": tr("Phone"),
        "in-person": tr("In person"),
        "mail": tr("Mail"),
    }
    return names.get(found.provider, found.label)


def channel_icon(name: str | None, address: str) -> str:
    return target(name, address).icon


def state(name: str) -> str:
    names = {
        "planned": tr("planned"),
        "running": tr("running"),
        "held": tr("held"),
        "cancelled": tr("cancelled"),
        "missed": tr("missed"),
        "active": tr("active"),
        "paused": tr("paused"),
        "ended": tr("ended"),
        "resting": tr("resting"),
        "let-go": tr("let go"),
    }
    return names[name]


def rest(pause: Pause, today: date) -> str:
    """paused until 4 Jan, or paused from 21 Dec to 4 Jan while that lies ahead."""
    on, ends = month_day(pause.starts_on, today), pause.ends_on
    if pause.covers(today):
        return tr("paused until {day}").format(day=month_day(ends, today)) if ends else tr("paused")
    if ends is None:
        return tr("paused from {day}").format(day=on)
    return tr("paused from {day} to {end}").format(day=on, end=month_day(ends, today))


def closed(
    outcome: str | None, day: date, today: date, by: str | None, role: str, name: str
) -> str:
    """Return how a mentorship was closed: completed 3 Nov, or ended 3 Nov, by both."""
    form = tr("completed {day}") if outcome == "completed" else tr("ended {day}")
    said = form.format(day=month_day(day, today))
    if by is None or outcome == "completed":
        return said
    whom = tr("both") if by == "both" else who(by, role, name)
    return tr("{closed}, by {who}").format(closed=said, who=whom)


def sentence(error: MentorDeskError) -> str:
    """Return what happened and what to do next, in the window's language."""
    failed = tr("That did not work. Everything is as it was before.")
    said = (_of_files() | _of_things()).get(error.code, failed)
    return said.replace("{0}", "".join(map(str, error.args[:1])))


def _of_files() -> dict[str, str]:
    return {
        "file-missing": tr("There is no desk at this place. It may have been moved or renamed."),
        "file-exists": tr("There is already a file at this place. Choose another name."),
        "file-empty": tr("This file is empty. Look for a copy or a backup of the desk."),
        "not-a-desk": tr("This file is not a desk, or it is damaged."),
        "file-damaged": tr("This desk is damaged. Look for a copy or a backup of it."),
        "nothing-readable": tr("Nothing of a desk could be read in this file. Try a backup of it."),
        "file-too-new": tr("This desk was saved by a newer MentorDesk. Update to open it."),
        "file-too-early": tr(
            "This desk is from before the first release of MentorDesk, which cannot open it."
        ),
        "no-permission": tr("This place may not be read or written. Choose another place."),
        "name-too-long": tr("This name is too long for a file. Choose a shorter one."),
        "name-overlong": tr("A name can be 200 characters long at most. Shorten it."),
        "no-folder": tr("There is no folder of that name."),
        "key-needed": tr("This desk is protected by a passphrase."),
        "wrong-key": tr("This passphrase does not open the desk."),
        "not-protected": tr("This desk has no passphrase; open it without one."),
        "only-to-look": tr("This is only to look at; nothing is changed."),
        "passphrase-empty": tr("Type a passphrase first."),
        "passphrase-too-long": tr("A passphrase has up to 1,000 characters. Use a shorter one."),
        "passphrase-refused": tr("A passphrase is one line, of characters that can be typed."),
        "desk-in-use": tr("This desk is open in another window or program. Close it there first."),
        "disk-full": tr("The disk is full. Nothing was saved; make some room and try again."),
        "disk-failed": tr(
            "The disk could not be read or written; make sure that it is there and has room."
        ),
        "not-saved": tr("The change could not be saved. Everything is as it was before."),
        "changes-left": tr(
            "Unsaved changes of another desk lie at this place. Choose another name."
        ),
        "backup-missing": tr("There is no backup at this place. It may have been moved."),
        "changes-foreign": tr(
            "The file that ends in -wal beside this desk is of another desk. Move it away, then try"
            " again."
        ),
        "backup-damaged": tr("This backup is damaged or incomplete. Choose another."),
        "backup-failed": tr("The copy could not be verified, so it was not kept. Try again."),
    }


def _of_things() -> dict[str, str]:
    return {
        "text-refused": tr("The text has a character that cannot be saved. Remove it to go on."),
        "text-too-long": tr("The text is longer than a note can be. Split it into two notes."),
        "field-too-long": tr(
            "A field holds up to 100,000 characters. Keep the part that matters, or link to it."
        ),
        "question-empty": tr("A question has words. Write it, or press Escape."),
        "list-too-large": tr("This file is larger than 25 MB. Nothing was imported."),
        "list-too-long": tr(
            "This list has more than 2,000 questions. Keep those you would ask, and import again."
        ),
        "list-too-deep": tr("This file is no list of questions: it is nested too deeply."),
        "list-not-text": tr(
            "This file cannot be read as text. Save it as text in UTF-8, and import again."
        ),
        "list-not-questions": tr(
            "No questions were found in this file."
            " It takes a JSON list of questions, or a text with one question a line."
        ),
        "row-gone": tr("What this was about is no longer there."),
        "meeting-over": tr("This meeting is over. Its agenda is a record; open the meeting again."),
        "meeting-running": tr("Another meeting with this person is running. End it first."),
        "other-mentorship": tr("An agenda item stays with its mentorship."),
        "address-refused": tr(
            "This address cannot be opened. It takes a link, a number or a mail address."
        ),
        "address-not-opened": tr("No program on this computer opens {0}."),
        "line-too-long": tr("The line is longer than 5,000 characters. Make a note of it."),
        "nothing-captured": tr("Nothing to keep yet: type on."),
        "name-doubtful": tr("Several people have this name. Write the whole name, or choose."),
        "nobody-named": tr("It does not say with whom. Choose who is meant."),
    }
