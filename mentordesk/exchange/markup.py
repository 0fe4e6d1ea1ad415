"""An outline as Markdown, plain text or Slack's own marks; a word stays what it is in each."""

from __future__ import annotations

import re
from collections.abc import Callable

from .outline import Line, Outline

ADDRESS = re.compile(r"https?://[^\s<>\"`\\]+")
AFTER_ADDRESS = ".,;:!?'*_~|"
SPECIAL = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<!\S)#|#(?!\S)")
STARTING = re.compile(r"([-+=>])|(\d{1,9})(?=[.)](?:\s|$))")
BOXES = {None: "", False: "[ ] ", True: "[x] "}
SLACK_BOXES = {None: "• ", False: "☐ ", True: "☑ "}
LOOK_ALIKE = str.maketrans("*_~`", "∗ˍ∼ˋ")  # Slack has no way to write its marks as themselves
EDGE = re.compile(r"(?<![\w*~])[*_~]+|[*_~]+(?!\w)|`")
PING = re.compile(r"(?<![\w.])@(?=\w)")
UNSEEN = "\u2060"  # joins, takes no room, and parts a name from its @
HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t#]*")
ITEM = re.compile(r"([ \t]*)[-*+][ \t]+(?:\[([ xX])\][ \t]+)?(.*)")
FENCE = re.compile(r"[ \t>]*(?:```|~~~)")
DEEPER = 2  # the headings of a note stand below those of the text


def markdown(outline: Outline) -> str:
    blocks = [f"# {_escaped(outline.title)}"]
    blocks += [" · ".join(map(_escaped, outline.facts))] if outline.facts else []
    for part in outline.parts:
        blocks.append(f"## {_escaped(part.heading)}")
        blocks += [f"*{_escaped(part.hint)}*"] if part.hint else []
        blocks += ["\n".join(map(_markdown_line, part.lines))] if part.lines else []
        blocks += [_lowered(part.body)] if part.body else []
    return _whole(blocks, outline, _escaped)


def plain(outline: Outline) -> str:
    blocks = ["\n".join(map(_flat, (outline.title, *outline.facts)))]
    for part in outline.parts:
        lines = [part.heading, *([part.hint] if part.hint else [])]
        lines += [f"{BOXES[each.done] or '- '}{_flat(_said(each))}" for each in part.lines]
        lines += [part.body.strip()] if part.body else []
        blocks.append("\n".join(lines))
    return _whole(blocks, outline, _flat)


def slack(outline: Outline) -> str:
    """Return a text to be pasted into Slack."""
    blocks = ["\n".join((f"*{_marked(outline.title)}*", *map(_unmarked, outline.facts)))]
    for part in outline.parts:
        lines = [f"*{_marked(part.heading)}*", *([f"_{_marked(part.hint)}_"] if part.hint else [])]
        lines += [f"{SLACK_BOXES[each.done]}{_unmarked(_said(each))}" for each in part.lines]
        lines += [_slack_note(part.body)] if part.body else []
        blocks.append("\n".join(lines))
    return _whole(blocks, outline, _unmarked)


FORMATS: dict[str, Callable[[Outline], str]] = {"md": markdown, "text": plain, "slack": slack}


def for_programs(outline: Outline, form: str) -> str:
    """Return a text as a program sends it on: for Slack & is &amp;, which pasted would show."""
    text = FORMATS[form](outline)
    return _entities(text) if form == "slack" else text


def _whole(blocks: list[str], outline: Outline, written: Callable[[str], str]) -> str:
    nothing = [written(outline.nothing)] if not outline.parts and outline.nothing else []
    return "\n\n".join([*blocks, *nothing]) + "\n"


def _said(line: Line) -> str:
    said = f"{line.text} ({', '.join(line.facts)})" if line.facts else line.text
    return f"{said}: {line.link}" if line.link else said


def _flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def _markdown_line(line: Line) -> str:
    return f"- {BOXES[line.done]}{_escaped(_said(line))}"


def _escaped(text: str) -> str:
    """Return words of a user so that Markdown shows them as they are; addresses stay links."""
    flat = _flat(text)
    marked = _around_addresses(flat, lambda t: SPECIAL.sub(r"\\\g<0>", t), lambda a: f"<{a}>")
    start = STARTING.match(marked)
    if start is None:
        return marked
    at = 0 if start[1] else start.end()  # the mark itself, or the dot behind a number
    return f"{marked[:at]}\\{marked[at:]}"


def _around_addresses(
    text: str, written: Callable[[str], str], linked: Callable[[str], str] = str
) -> str:
    done, made = 0, ""
    for found in ADDRESS.finditer(text):
        address = _without_end(found[0])
        made += written(text[done : found.start()]) + linked(address)
        done = found.start() + len(address)
    return made + written(text[done:])


def _without_end(address: str) -> str:
    """Return an address without what ends the sentence, or the brackets, that it stands in."""
    bare = address.rstrip(AFTER_ADDRESS)
    unopened = bare.endswith(")") and bare.count(")") > bare.count("(")
    return _without_end(bare[:-1]) if unopened else bare


def _lowered(body: str) -> str:
    """Return a note with its headings below ours, but for what is code."""
    made, in_code = [], False
    for line in body.strip().splitlines():
        in_code ^= bool(FENCE.match(line))
        found = None if in_code else HEADING.fullmatch(line)
        made.append(f"{'#' * min(6, len(found[1]) + DEEPER)} {found[2]}" if found else line)
    return "\n".join(made)


def _marked(text: str) -> str:
    """Return words that stand between marks of ours."""
    return _unpinged(_flat(text).translate(LOOK_ALIKE))


def _unmarked(text: str) -> str:
    """Return words of a user without what Slack would take for marks or pings."""
    return _around_addresses(
        _flat(text), lambda t: _unpinged(EDGE.sub(lambda m: m[0].translate(LOOK_ALIKE), t))
    )


def _unpinged(text: str) -> str:
    return PING.sub(f"@{UNSEEN}", text)


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _slack_note(body: str) -> str:
    return "\n".join(map(_slack_note_line, body.strip().splitlines()))


def _slack_note_line(line: str) -> str:
    if found := HEADING.fullmatch(line):
        return f"*{_marked(found[2])}*" if found[2] else ""
    if found := ITEM.fullmatch(line):
        box = SLACK_BOXES[found[2].lower() == "x" if found[2] else None]
        return f"{found[1]}{box}{_unpinged(found[3].replace('**', '*'))}"
    return _unpinged(line.replace("**", "*"))
