"""A row of the lists on a meeting's page, as plain values ready to be drawn and spoken."""

from __future__ import annotations

from dataclasses import dataclass

HEAD, NEW, ADD = "head", "new", "add"  # rows that are no thing of the desk
FIXED = frozenset({HEAD, NEW, ADD})


@dataclass(frozen=True)
class Row:
    """`kind` is a table's name or one of FIXED; `key` the uid, or the section of a head."""

    kind: str
    key: str
    text: str
    spoken: str = ""  # what a screen reader says, if it is more than the text
    id: int = 0
    section: str = ""
    voice: str = ""  # of whom it is
    tick: bool | None = None  # None: no box
    grip: bool = False
    indent: bool = False  # as if there were a box
    sign: str = ""  # an icon at the start
    chip: str = ""  # who, or what it is, at the start
    chip_voice: str = ""
    pill: bool = False  # the chip is a pill of the width of its neighbours
    mark: str = ""  # history, behind the words
    history: str = ""  # the whole of it, told by the mark
    second: str = ""  # a line below the words
    late: bool = False  # the second line is in attention's colour
    hint: str = ""  # of a head, at the end
    end: str = ""
    end_voice: str | None = None  # None: plain words; else a pill
    ghost: str = ""  # shown in place of the end while the row is hovered or selected
    review: str = ""  # of an item that code is reviewed for: what the pill says
    reviewed: bool = False  # there is something in it
    minutes: int | None = None
    running: bool = False  # it is timed now
    position: str = ""
    state: str = ""
    private: bool = False
    struck: bool = False
    lined: bool = True  # a hairline above
    editable: bool = False
    answer: str | None = None  # None: it asks no question of the bank
    tip: str = ""  # what else is told of it
    press: str = ""  # a key, before the end
    choices: tuple[str, ...] = ()
    chosen: int = 0  # -1: none so far
    below: bool = False  # the choices stand below the words

    @property
    def adds_to(self) -> bool:
        """Whether this is the head of a section of the agenda."""
        return self.kind == HEAD and bool(self.section)

    @property
    def is_thing(self) -> bool:
        return self.kind not in FIXED
