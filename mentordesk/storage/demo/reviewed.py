"""The code reviews of the told part of the demo desk."""

from __future__ import annotations

from typing import Any

from mentordesk.storage import uid

from .writer import Writer

TEXTS = ("link", "snippet", "process", "better", "approach")


def add_reviews(writer: Writer, told: list[dict[str, Any]], items: dict[str, int]) -> None:
    """Add told reviews to the items of their titles; what was found is told with the meetings."""
    for one in told:
        item = items[one["item"]]
        texts = {name: one.get(name, "").strip("\n") for name in TEXTS}
        name = uid.derived(writer.uid_of("agenda_item", item), "code_review")
        writer.add("code_review", uid=name, item_id=item, **texts)
        for text in one.get("finding", []):
            writer.change("action_item", writer.find("action_item", "text", text), item_id=item)
