"""The fields of a row that may be edited."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from .columns import Undoable


def edit(
    session: Session,
    table: type[Undoable],
    row_id: int,
    values: Mapping[str, object],
    allowed: frozenset[str],
) -> None:
    """Change some of the allowed fields; another one is a mistake of ours."""
    if unknown := values.keys() - allowed:
        raise TypeError(f"{table.__name__} has no {unknown} to edit")
    row = session.get_one(table, row_id)
    for name, value in values.items():
        setattr(row, name, value)
