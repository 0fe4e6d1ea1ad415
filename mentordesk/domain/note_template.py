"""The text with which a meeting's note begins."""

from __future__ import annotations

from collections.abc import Mapping

PLACES = ("number", "person", "date")


def filled(template: str, values: Mapping[str, str]) -> str:
    """Put what is known into {number}, {person} and {date}; other braces are left alone."""
    parts = template.split("{")
    result = [parts[0]]
    for part in parts[1:]:
        name, brace, rest = part.partition("}")
        known = bool(brace) and name in PLACES
        result.append(values[name] + rest if known else "{" + part)
    return "".join(result)
