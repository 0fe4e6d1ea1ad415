"""Runs a command as a person would: in a process of its own."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

TREE = Path(__file__).parents[2]


class Told(NamedTuple):
    code: int
    out: str
    err: str


def run(*arguments, cwd=TREE):
    command = [sys.executable, "-m", "mentordesk", *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, stdin=subprocess.DEVNULL, check=False
    )
    return Told(done.returncode, done.stdout, done.stderr)
