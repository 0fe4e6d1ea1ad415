"""What happened on this computer, without a word of anyone's: events, codes, kinds of errors.

Neither a message of an error nor a value is ever written, for either may carry what a person
wrote, a name, or where a file is.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from . import clock
from .errors import MentorDeskError

NAME = "mentordesk.log"
LARGEST, KEPT = 256 * 1024, 3  # bytes of a file, and how many files
FACT = re.compile(r"[\w.:+-]{1,60}", re.ASCII)
PACKAGE = __name__.partition(".")[0]


def folder() -> Path:
    """Return the folder of this user for what programs note."""
    import platformdirs

    return Path(platformdirs.user_log_dir("MentorDesk", "MentorDesk"))


def event(*facts: str | int) -> None:
    """Note that something happened, in names of ours and numbers; nothing else is let through."""
    _write([" ".join(fact if FACT.fullmatch(fact) else "…" for fact in map(str, facts))])


def error(met: BaseException) -> None:
    """Note an error by its kind and where it was met."""
    _write(["error", *(f"  {line}" for line in story(met))])


def text() -> str:
    """Return all that is noted, the oldest first."""
    return "".join(_read(path) for path in reversed(_files()))


def story(met: BaseException) -> list[str]:
    """Return what an error is and where it was met, by our own names, its causes below it."""
    lines: list[str] = []
    for each in _chain(met):
        lines += [_kind(each), *(f"  at {place}" for place in _places(each))]
    return lines


def _chain(met: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    following: BaseException | None = met
    while following is not None and following not in seen:
        yield following
        seen.append(following)
        hidden = following.__suppress_context__
        following = following.__cause__ or (None if hidden else following.__context__)


def _kind(met: BaseException) -> str:
    """Return the class of an error, with the name that its system gives it."""
    kind = type(met)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    if isinstance(met, MentorDeskError):
        return f"{name} {met.code}"
    if isinstance(met, OSError) and met.errno is not None:
        return f"{name} {errno.errorcode.get(met.errno, met.errno)}"
    code = getattr(met, "sqlite_errorcode", 0)
    return f"{name} {code}" if isinstance(code, int) and code else name


def _places(met: BaseException) -> Iterator[str]:
    """Return the frames in code of ours, and the library in which it ended."""
    trace, name, line = met.__traceback__, "", ""
    while trace is not None:
        code = trace.tb_frame.f_code
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        line = f"{name}:{trace.tb_lineno} {code.co_name}"
        if _is_ours(name):
            yield line
        trace = trace.tb_next
    if name and not _is_ours(name):
        yield name.partition(".")[0]


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] == PACKAGE


def _write(lines: Sequence[str]) -> None:
    """Add lines to the file; where that cannot be done nothing is noted."""
    stamp = f"{clock.now():%Y-%m-%d %H:%M:%S}"
    whole = "".join(f"{stamp} {line}\n" for line in lines).encode()
    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        current, *_ = files = _files()
        if current.exists() and current.stat().st_size + len(whole) > LARGEST:
            _make_room(files)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        handle = os.open(current, flags, 0o600)
        try:
            os.write(handle, whole)
        finally:
            os.close(handle)


def _files() -> list[Path]:
    """Return where it is written, the newest first."""
    return [folder() / f"{NAME}.{number}".removesuffix(".0") for number in range(KEPT)]


def _make_room(files: Sequence[Path]) -> None:
    for older, newer in zip(files[:0:-1], files[-2::-1], strict=True):
        if newer.exists():
            newer.replace(older)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
