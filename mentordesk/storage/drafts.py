"""What is typed into a dialog and not yet saved: it outlives Escape, a crash and a power cut."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from . import preferences

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def kept(session: Session, name: str) -> dict[str, str]:
    """Return the texts of a draft by field, none if there is no draft."""
    found = preferences.value(session, f"draft {name}")
    return dict(json.loads(found)) if found else {}


def keep(session: Session, name: str, texts: Mapping[str, str]) -> None:
    """Keep a draft; it may have characters that are refused once it is saved."""
    if texts:
        preferences.keep(session, f"draft {name}", json.dumps(dict(texts)))
    else:
        preferences.forget(session, f"draft {name}")
