"""A desk with sample data: a year that could have been, and a crowd for trying it at scale."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.storage import offers
from mentordesk.storage.file import create_file

from .crowd import add_crowd
from .story import add_story
from .writer import Writer

if TYPE_CHECKING:
    from sqlite3 import Connection

STORY = 4  # mentorships that are told, not generated; past ones come with them


def make(
    path: Path, now: datetime, *, mentorships: int = STORY, years: int = 1, key: str | None = None
) -> None:
    """Make a desk at `path` as of `now`, the same every time.

    With more mentorships or years a crowd is added: a meeting every two weeks, fifty notes and
    fifty agenda items a year in each. Raises what `create_file` raises, and leaves nothing then.
    """

    def fill(connection: Connection) -> None:
        writer = Writer(connection, now)
        story = add_story(writer, mentorships)
        if mentorships > STORY or years > 1:
            add_crowd(writer, story, mentorships, years)
        offers.mark_demo(connection)
        connection.commit()
        connection.execute("insert into search (search) values ('optimize')")

    create_file(path, key, fill)
