"""Runs a command as a person would: in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

TREE = Path(__file__).parents[2]


class Told(NamedTuple):
    code: int
    out: str
    err: str


def run(*arguments, cwd=TREE, before=(), **env):
    """`before` is a program that starts the command."""
    command = [*before, sys.executable, "-m", "mentordesk", *map(str, arguments)]
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        check=False,
        env=os.environ | {"PYTHONPATH": str(TREE)} | env,
    )
    return Told(done.returncode, done.stdout, done.stderr)


def obedient():
    """Return a program in front of a command that has root obey permissions, as others must."""
    if os.name == "nt" or (os.getuid() == 0 and not shutil.which("setpriv")):
        pytest.skip("permissions cannot be tried here")
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return drop if os.getuid() == 0 else []
