"""Mail addresses, and the links that begin a mail."""

from __future__ import annotations

import re
from urllib.parse import quote

LONGEST = 1_800  # letters of a link; beyond it some systems cut it or do nothing
ADDRESS = re.compile(
    r"[^\s@<>(),:;\"\\[\]?&=#%]{1,64}@[^\s@<>(),:;\"\\[\]?&=#%.][^\s@<>(),:;\"\\[\]?&=#%]{0,250}"
)


def is_address(text: str) -> bool:
    """Return whether mail could be sent there, without being strict about it."""
    return bool(ADDRESS.fullmatch(text)) and text.isprintable() and not text.endswith(".")


def link(to: str, subject: str, body: str = "") -> str:
    """Return the link that begins a mail; `to` may be empty, then it is filled in there."""
    given = {"subject": " ".join(subject.split()), "body": "\r\n".join(body.splitlines())}
    asked = "&".join(f"{name}={_encoded(text)}" for name, text in given.items() if text)
    return f"mailto:{quote(to, safe='@')}" + (f"?{asked}" if asked else "")


def fits(link: str) -> bool:
    return len(link) <= LONGEST


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")
