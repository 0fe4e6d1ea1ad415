"""How the commands open a desk: for reading beside a window, or for writing alone."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk import clock, errors
from mentordesk.storage import key as keys
from mentordesk.storage.file import is_protected, open_to_look, sniff

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlalchemy.orm import Session

EARLIEST, LATEST = 1000, 9000


def add_file(parser: argparse.ArgumentParser) -> None:
    """Add FILE and how its passphrase is given; never as an argument, which others could read."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the desk")
    add_passphrase(parser)


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        metavar="P",
        type=Path,
        help="a file with the passphrase of a protected desk; asked for if not given",
    )


def add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today", metavar="DATE", type=_day, help="take this day for today (YYYY-MM-DD)"
    )


def now(options: argparse.Namespace) -> datetime:
    """Return the present moment here, or 09:12 on the day of `--today`."""
    present = clock.now()
    if options.today is None:
        return present
    return datetime.combine(options.today, present.time(), present.tzinfo).replace(
        hour=9, minute=12, second=0, microsecond=0
    )


@contextmanager
def reading(options: argparse.Namespace, key: str | None = None) -> Iterator[Connection]:
    """Open the desk for looking only; a window may have it open meanwhile.

    With `key` it is not asked for again.
    """
    connection = open_to_look(options.file, key or key_of(options))
    with closing(connection):
        connection.execute("pragma query_only = on")
        yield connection


@contextmanager
def writing(options: argparse.Namespace) -> Iterator[tuple[Connection, Session]]:
    """Open the desk for one transaction: all that is done inside is kept, or none of it.

    Raises `DeskInUse` while a window has it open.
    """
    from mentordesk.lock import locked
    from mentordesk.storage.file import open_file
    from mentordesk.storage.session import open_session

    if not options.file.exists():
        raise errors.FileMissing
    lock = locked(options.file)
    try:
        with closing(open_file(options.file, key_of(options))) as connection:
            connection.execute("begin immediate")
            with closing(open_session(connection)) as session:
                yield connection, session
                session.commit()
            connection.commit()
    finally:
        lock.unlock()


def key_of(options: argparse.Namespace) -> str | None:
    """Return the raw key of the desk, None for a plain one."""
    if not is_protected(options.file):
        if options.passphrase_file is not None:
            raise errors.NotProtected
        return None
    return keys.derive(passphrase(options), sniff(options.file))


def new_key(options: argparse.Namespace) -> str | None:
    """Return the key of a desk yet to be made: protected only if a passphrase file is given."""
    return None if options.passphrase_file is None else keys.new(new_passphrase(options))


def new_passphrase(options: argparse.Namespace) -> str:
    """Return the passphrase of a desk yet to be made, typed twice if it is typed."""
    from mentordesk.domain.passphrase import refuse_unusable

    given = passphrase(options)
    refuse_unusable(given)
    if options.passphrase_file is None and getpass.getpass("The same once more: ") != given:
        raise errors.PassphraseDiffers
    return given


def passphrase(options: argparse.Namespace) -> str:
    """Return the passphrase; one trailing newline of its file is not part of it."""
    if options.passphrase_file is None:
        if sys.stdin is None or not sys.stdin.isatty():
            raise errors.KeyNeeded
        return getpass.getpass("Passphrase: ")
    try:
        text = options.passphrase_file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise errors.PassphraseUnread from error
    if text in ("", "\n"):
        raise errors.PassphraseEmpty
    return str(text.removesuffix("\n"))


def _day(text: str) -> date:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-23") from None
    if not EARLIEST <= day.year <= LATEST:  # years of history need room on either side
        raise argparse.ArgumentTypeError(f"{text!r} is not between {EARLIEST} and {LATEST}")
    return day
