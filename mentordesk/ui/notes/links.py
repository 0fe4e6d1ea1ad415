"""Links in a note: which there are, and where."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from mentordesk.domain.note import LINK

TO_NOTE = "note:"  # of links that we make of [[Title]]
ADDRESS = re.compile(
    r"\[[^\[\]\n]{1,500}\]\(([^()\s]{1,2000})\)|((?:https?://|mailto:|tel:)[^\s<>()]{1,2000})"
)


def at(line: str, position: int) -> str:
    """Return the link at a position of a line: an address, `note:` and a title, or ""."""
    for match in LINK.finditer(line):
        if match.start() <= position <= match.end():
            return TO_NOTE + quote(match[1])
    for match in ADDRESS.finditer(line):
        if match.start() <= position <= match.end():
            return match[1] or match[2]
    return ""


def title(address: str) -> str | None:
    """Return the title of the note that is meant, None if it is another link."""
    return unquote(address[len(TO_NOTE) :]) if address.startswith(TO_NOTE) else None


def with_note_links(markdown: str) -> str:
    """Return Markdown in which [[Title]] is a link."""
    return LINK.sub(lambda found: f"[{found[1]}](<{TO_NOTE}{quote(found[1])}>)", markdown)
