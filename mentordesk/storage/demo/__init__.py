"""A desk with sample data: a year that could have been, and a crowd for trying it at scale."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from mentordesk.storage.file import create_file, open_file

from .crowd import add_crowd
from .story import add_story
from .writer import Writer

STORY = 4  # mentorships that are told, not generated; past ones come with them


def make(
    path: Path, now: datetime, *, mentorships: int = STORY, years: int = 1, key: str | None = None
) -> None:
    """Make a desk at `path` as of `now`, the same every time.

    With more mentorships or years a crowd is added: a meeting every two weeks, fifty notes and
    fifty agenda items a year in each. Raises what `create_file` raises, and leaves nothing then.
    """
    create_file(path, key)
    try:
        with closing(open_file(path, key)) as connection:
            writer = Writer(connection, now)
            story = add_story(writer, mentorships)
            if mentorships > STORY or years > 1:
                add_crowd(writer, story, mentorships, years)
            connection.commit()
            connection.execute("insert into search (search) values ('optimize')")
            connection.commit()
            connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
