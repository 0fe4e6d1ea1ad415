"""An agreement as plain text, for the clipboard."""

from __future__ import annotations

from collections.abc import Sequence


def agreement_text(title: str, parts: Sequence[tuple[str, str]]) -> str:
    """Return a title and each part with its heading; empty ones are left out."""
    said = [f"{heading}\n{text.strip()}" for heading, text in parts if text.strip()]
    return "\n\n".join([title, *said]) + "\n"
