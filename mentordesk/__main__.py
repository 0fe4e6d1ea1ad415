"""The door: a window, or one of the headless commands."""

from __future__ import annotations

import argparse
import builtins
import gc
import importlib
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from mentordesk import __version__

COMMANDS = {
    "demo": "make a desk with sample data",
    "tour": "render every page to pictures, without a display",
    "check": "check that a desk is whole",
    "list": "list what is in a desk",
    "search": "search a desk",
    "capture": "put one line where it belongs",
    "agenda": "print the agenda or the summary of a meeting",
    "chart": "print the numbers behind a chart",
    "backup": "copy a desk, verified",
    "backups": "list the backups of a desk",
    "restore": "put a backup in the place of a desk",
    "protect": "write a plain desk anew, protected by a passphrase",
    "unprotect": "write a protected desk anew, readable by all",
    "salvage": "make a new desk of what can be read of a damaged one",
}


def main(arguments: list[str] | None = None) -> int:
    """Return the exit code: 0, 1 after a problem told in one sentence, 2 for wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in COMMANDS:
        return _run_command(given)
    options = _window_parser().parse_args(given)
    gc.disable()  # nothing is garbage yet; `run` enables it again
    _import_qt()
    from mentordesk.app import run

    return run(options.file)


def _import_qt() -> None:
    """Import Qt without its hook, which reads the source of every module imported after it.

    The hook serves `from __feature__ import …`, which we do not use.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _run_command(given: list[str]) -> int:
    _settle_streams()
    try:
        options = _command_parser(given[0]).parse_args(given)
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _tell("Stopped.")
    except Exception as error:  # noqa: BLE001 - the rim: a command never ends in a traceback
        sentence = _sentence(error)
    gc.collect()  # windows that the error kept go before Qt does, or they crash
    return _tell(sentence)


def _settle_streams() -> None:
    """Write UTF-8 whatever the system's settings are, and nowhere if there is no output."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - till the end
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _command_parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("mentordesk")
    command = importlib.import_module(f"mentordesk.commands.{name}")
    command.add(parser.add_subparsers(required=True))
    return parser


def _sentence(error: Exception) -> str:
    from mentordesk.storage.connection import explain, explain_os

    ours = explain_os(error) if isinstance(error, OSError) else explain(error)
    return str(ours) if ours else f"That did not work: {type(error).__name__}: {error}"


def _tell(sentence: str) -> int:
    print(f"mentordesk: {' '.join(sentence.split())}", file=sys.stderr)
    return 1


def _window_parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {name:{width}}  {what}" for name, what in COMMANDS.items())
    parser = argparse.ArgumentParser(
        "mentordesk",
        description="Opens the window of MentorDesk, with FILE if one is given.",
        epilog=f"commands, each with its own --help:\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="a desk to open")
    parser.add_argument("--version", action="version", version=f"MentorDesk {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
