"""Which mentorships a name on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentordesk.errors import MentorDeskError

if TYPE_CHECKING:
    from sqlite3 import Connection

PEOPLE = """
select m.id, m.uid, m.person_id, person.name from mentorship as m
join person on person.id = m.person_id where m.trashed_at is null
"""


class MentorshipUnknown(MentorDeskError):
    code, text = "mentorship-unknown", "There is no mentorship with a person of this name."


class MentorshipAmbiguous(MentorDeskError):
    code = "mentorship-ambiguous"
    text = "Several people have this name; give the whole name, or the uid of a mentorship."


def mentorships(connection: Connection, name: str) -> list[int]:
    """Return the ids of the mentorships with the one person who is called so, or of one uid."""
    known = connection.execute(PEOPLE).fetchall()
    if own := [row[0] for row in known if row[1] == name]:
        return own
    wanted = " ".join(name.split()).casefold()
    found = [row for row in known if row[3].casefold() == wanted] or [
        row for row in known if row[3].casefold().startswith(f"{wanted} ")
    ]
    if not found:
        raise MentorshipUnknown
    if len({row[2] for row in found}) > 1:
        raise MentorshipAmbiguous
    return [row[0] for row in found]
