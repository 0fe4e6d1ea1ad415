"""Words inside words, which the full-text index would otherwise only find from their start."""

from __future__ import annotations

import re

# Han, kana, Hangul and Thai write without spaces: each character is a word of its own.
UNSPACED = (
    "\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
CHARACTER = re.compile(f"[{UNSPACED}]")
RUN = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")
SEARCHED = {  # by table, the columns whose words are found
    "person": ("name",),
    "agenda_item": ("title", "answer"),
    "action_item": ("text",),
    "decision": ("text",),
    "learning": ("text",),
    "note": ("body",),
    "goal": ("title", "so_that", "by_doing"),
    "agreement": ("purpose", "expectations", "boundaries", "progress"),
}
WORD = re.compile(r"\w+")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")


def inner_words(text: str) -> str | None:
    """Return the unspaced characters and the pieces of identifiers in `text`, None if none."""
    if text.isascii() and not HUMP.search(text):
        return None
    pieces = CHARACTER.findall(text)
    for word in WORD.findall(text):  # never an expression that goes back: notes can be endless
        pieces += [piece for piece in HUMP.split(word)[1:] if piece]
    return " ".join(pieces) or None


def phrases(words: str) -> list[str]:
    """Return what a search for `words` must find, each as the words of one phrase."""
    runs = [run for word in words.split() for run in RUN.findall(word)]
    return [" ".join(run) if CHARACTER.match(run) else run for run in runs]
