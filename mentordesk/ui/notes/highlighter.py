"""Colours Markdown while it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mentordesk.domain.excerpt import spans
from mentordesk.ui.theme import Theme

LONGEST_LINE = 4000  # beyond, a line stays plain
LONGEST_TEXT = 300_000
IN_CODE = 1
HEADING = re.compile(r"(#{1,6})\s+\S")
FENCE = re.compile(r"\s*(?:```|~~~)")
QUOTE = re.compile(r"\s*(?:>\s?)+")
ITEM = re.compile(r"\s*(?:>\s?)*(?:[-*+]|\d{1,8}[.)])(?=\s)")
BOX = re.compile(r"\s*(?:>\s?)*(?:[-*+]|\d{1,8}[.)])\s+(\[[ xX]\])(?=\s)\s*")
CODE = re.compile(r"(`)[^`]+`")
BOLD = re.compile(r"(\*\*)(?=\S)[^*]{1,1000}\*\*|(__)(?=\S)[^_]{1,1000}__")
ITALIC = re.compile(
    r"(?<![\w*])(\*)(?=[^\s*])[^*]{0,1000}(?<=[^\s*])\*(?![\w*])"
    r"|(?<!\w)(_)(?=[^\s_])[^_]{0,1000}(?<=[^\s_])_(?!\w)"
)
NOTE_LINK = re.compile(r"\[\[[^\[\]]{1,200}\]\]")
LINK = re.compile(r"\[[^\[\]]{1,500}\]\([^()\s]{1,2000}\)|\b(?:https?://|mailto:)[^\s<>()]+")
OWNER = re.compile(r"([^:\s][^:]{0,60}):(?=\s|$)")
MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
WEEKDAY = "mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun"
DUE = re.compile(
    rf"\b(?:by|until)\s+(?:(?:{WEEKDAY})(?:day)?\b|today\b|tomorrow\b"
    rf"|\d{{1,2}}\.?\s+(?:{MONTH})[a-z]*|\d{{4}}-\d\d-\d\d\b)",
    re.IGNORECASE,
)
Span = tuple[int, int, QTextCharFormat]


class Voices(NamedTuple):
    """Who may own a promise: the other's name and voice, and mine."""

    name: str
    other: str
    mine: str

    def of(self, owner: str) -> str:
        """Return the voice of whoever is called so, "" if it is neither of the two."""
        called, name = owner.strip().casefold(), self.name.casefold()
        if called in ("me", "i"):
            return self.mine
        return self.other if called in (name, *name.split()[:1]) else ""


class Highlighter(QSyntaxHighlighter):
    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._voices: Voices | None = None
        self._terms: tuple[str, ...] = ()
        self._make_formats()
        theme.changed.connect(self._on_theme_changed)

    def show_voices(self, voices: Voices | None) -> None:
        """Colour the owners of promises from now on; call it before the text is shown."""
        self._voices = voices

    def show_found(self, terms: Sequence[str]) -> None:
        if tuple(terms) != self._terms:
            self._terms = tuple(terms)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        inside = self.previousBlockState() == IN_CODE
        fence = FENCE.match(text[:200]) is not None
        self.setCurrentBlockState(IN_CODE if inside != fence else 0)
        if len(text) > LONGEST_LINE or self.document().characterCount() > LONGEST_TEXT:
            return
        marks: Iterable[Span] = self._marks(text)
        if inside or fence:
            marks = [(0, len(text), self._code)]
        found = [(*span, self._hit) for span in spans(text, self._terms)] if self._terms else []
        self._show(text, [*marks, *found])

    def _show(self, text: str, marks: Sequence[Span]) -> None:
        """Give each stretch between two edges the formats that cover it, later ones over others."""
        edges = sorted({edge for start, end, _ in marks for edge in (start, end)})
        for start, end in pairwise(edges):
            merged = QTextCharFormat()
            for form in (form for first, last, form in marks if first <= start and end <= last):
                merged.merge(form)
            self.setFormat(units(text[:start]), units(text[start:end]), merged)

    def _marks(self, text: str) -> Iterator[Span]:
        yield from self._of_line(text)
        yield from self._inside(text)
        yield from self._task(text)

    def _of_line(self, text: str) -> Iterator[Span]:
        if heading := HEADING.match(text):
            form = self._first if len(heading[1]) == 1 else self._heading
            yield heading.end(1), len(text), form
            yield 0, len(heading[1]), self._mark
        if quote := QUOTE.match(text):
            yield 0, len(text), self._muted
            yield 0, quote.end(), self._mark
        if item := ITEM.match(text):
            yield 0, item.end(), self._mark

    def _inside(self, text: str) -> Iterator[Span]:
        for pattern, form in ((BOLD, self._bold), (ITALIC, self._italic), (CODE, self._code)):
            for match in pattern.finditer(text):
                wide = len(next(filter(None, match.groups())))
                yield match.start(), match.end(), form
                yield match.start(), match.start() + wide, self._mark
                yield match.end() - wide, match.end(), self._mark
        for pattern in (LINK, NOTE_LINK):
            for match in pattern.finditer(text):
                yield match.start(), match.end(), self._link

    def _task(self, text: str) -> Iterator[Span]:
        if not (box := BOX.match(text)):
            return
        yield box.start(1), box.end(1), self._muted
        owner = OWNER.match(text, box.end())
        if owner and self._voices and (voice := self._voices.of(owner[1])):
            yield owner.start(), owner.end(), self._owners[voice]
        for due in DUE.finditer(text, box.end()):
            yield due.start(), due.end(), self._muted

    def _on_theme_changed(self) -> None:
        self._make_formats()
        self.rehighlight()

    def _make_formats(self) -> None:
        base = self._theme.font("head")
        self._mark = _weighed(self._form("muted"), 400)
        self._muted = self._form("muted")
        self._heading = _weighed(self._form("ink"), 700)
        self._first = _weighed(self._form("ink"), 700)
        self._first.setFontPointSize(base.pointSizeF() * 1.2)
        self._bold = _weighed(QTextCharFormat(), 700)
        self._italic = QTextCharFormat()
        self._italic.setFontItalic(True)
        self._link = self._form("accent")
        self._code = QTextCharFormat()
        self._code.setFontFamilies(["monospace"])
        self._code.setFontFixedPitch(True)
        self._owners = {voice: self._form(voice) for voice in ("mentor", "mentee")}
        self._hit = QTextCharFormat()
        self._hit.setBackground(self._theme.color("hit"))

    def _form(self, token: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.color(token))
        return form


def units(text: str) -> int:
    """Return how long a text is as Qt counts, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _weighed(form: QTextCharFormat, weight: int) -> QTextCharFormat:
    form.setFontWeight(QFont.Weight(weight))
    return form
