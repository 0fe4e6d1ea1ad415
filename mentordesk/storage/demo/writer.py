"""Writes sample rows: plain SQL, uids that are the same every time, dates moved to today."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from mentordesk.domain.note import title as note_title
from mentordesk.domain.order import between
from mentordesk.domain.wall_time import zone_name
from mentordesk.storage import uid
from mentordesk.storage.moment import moment
from mentordesk.storage.words import SEARCHED, inner_words

if TYPE_CHECKING:
    from sqlite3 import Connection


class Writer:
    def __init__(self, connection: Connection, now: datetime) -> None:
        self.now = now
        self.today = now.date()
        self._connection = connection
        self._made: Counter[str] = Counter()

    @property
    def zone(self) -> tzinfo:
        return self.now.tzinfo or UTC

    def add(self, table: str, **values: Any) -> int:
        """Insert a row and return its id; the uid follows from how many there were before."""
        self._made[table] += 1
        values = {"uid": uid.derived("demo", table, str(self._made[table])), **values}
        if table in SEARCHED:
            words = (values.get(name, "") for name in SEARCHED[table])
            values["parts"] = inner_words("\n".join(words))
        marks = ", ".join("?" for _ in values)
        cursor = self._connection.execute(
            f"insert into {table} ({', '.join(values)}) values ({marks})", tuple(values.values())
        )
        return int(cursor.lastrowid or 0)

    def count(self, table: str) -> int:
        return self._made[table]

    def change(self, table: str, row_id: int, **values: Any) -> None:
        pairs = ", ".join(f"{name} = ?" for name in values)
        query = f"update {table} set {pairs} where id = ?"
        self._connection.execute(query, (*values.values(), row_id))

    def value(self, table: str, column: str, row_id: int) -> Any:
        query = f"select {column} from {table} where id = ?"
        return self._connection.execute(query, (row_id,)).fetchone()[0]

    def find(self, table: str, column: str, value: str) -> int:
        """Return the id of the one row that has this value."""
        query = f"select id from {table} where {column} = ?"
        return int(self._connection.execute(query, (value,)).fetchone()[0])

    def id_of(self, table: str, name: str) -> int | None:
        """Return the id of the row of this uid, None if it was not added yet."""
        query = f"select id from {table} where uid = ?"
        row = self._connection.execute(query, (name,)).fetchone()
        return row[0] if row else None

    def uid_of(self, table: str, row_id: int) -> str:
        return str(self.value(table, "uid", row_id))

    def moment(self, wall: datetime) -> str:
        """Return a wall time of this zone as it is stored."""
        return moment(wall.replace(tzinfo=self.zone))

    def meeting(
        self, mentorship: int, start: datetime, minutes: int, number: int | None, body: str
    ) -> tuple[int, str]:
        """Add a held meeting, planned without a number, with its shared note; return id and uid."""
        begun = start + timedelta(minutes=1)
        ended = start + timedelta(minutes=minutes)
        held = number is not None
        meeting = self.add(
            "meeting",
            mentorship_id=mentorship,
            starts_at=start.isoformat(timespec="minutes"),
            zone=zone_name(self.zone),
            starts_utc=self.moment(start),
            minutes=minutes,
            state="held" if held else "planned",
            number=number,
            began_at=self.moment(begun) if held else None,
            ended_at=self.moment(ended) if held else None,
        )
        name = self.uid_of("meeting", meeting)
        written = ended if held else self.now.replace(tzinfo=None)
        self.note(body, written, mentorship, meeting, private=0, uid=uid.derived(name, "note"))
        return meeting, name

    def number_meetings(self, mentorship: int) -> None:
        """Number the held meetings in the order of their dates."""
        self._connection.execute(
            "update meeting set number = (select count(*) from meeting as earlier where"
            " earlier.mentorship_id = meeting.mentorship_id and earlier.state = 'held'"
            " and (earlier.starts_utc, earlier.id) <= (meeting.starts_utc, meeting.id))"
            " where mentorship_id = ? and state = 'held'",
            (mentorship,),
        )

    def note(
        self,
        body: str,
        at: datetime,
        mentorship: int | None = None,
        meeting: int | None = None,
        **values: Any,
    ) -> int:
        stamp = self.moment(at)
        return self.add(
            "note",
            **{"private": 1, **values},
            mentorship_id=mentorship,
            meeting_id=meeting,
            title=note_title(body),
            body=body,
            created_at=stamp,
            updated_at=stamp,
        )

    def answer_before(self, mentorship: int, meeting: int) -> None:
        """What was met or not since the meeting before this was told in this one's brief."""
        self._connection.execute(
            "update placement set answered_id = ? where met is not null and answered_id is null"
            " and item_id in (select id from agenda_item where mentorship_id = ?)",
            (meeting, mentorship),
        )

    def place(
        self,
        item: int,
        meeting: int,
        name: str,
        last: str,
        outcome: str | None,
        met: int | None = None,
    ) -> str:
        """Put an item behind the key `last` on a meeting's agenda and return its key."""
        key = between(last)
        self.add(
            "placement",
            uid=uid.derived("placement", self.uid_of("agenda_item", item), name),
            item_id=item,
            meeting_id=meeting,
            position=key,
            outcome=outcome,
            met=met,
        )
        return key


def shifted(day: date, by: timedelta) -> str:
    return (day + by).isoformat()
