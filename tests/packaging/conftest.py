import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
TELL_ARGUMENTS = "import json, sys\nprint(json.dumps(sys.argv[1:]))\n"
LOG_ARGUMENTS = """
import json, os, sys
with open(os.environ["PIP_LOG_OF_TEST"], "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
"""


class Checkout:
    """A checkout of a program that only prints its arguments; `pip` only notes what it is given."""

    def __init__(self, root):
        self.root = root
        self.stand_ins = root / "stand-ins"
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
        self.env |= {"PIP_LOG_OF_TEST": str(root / "pip.log"), "DISPLAY": ":99"}
        self.env |= {"PYTHONPATH": str(self.stand_ins)}
        self.write("mentordesk/__main__.py", TELL_ARGUMENTS)
        self.write("mentordesk/commands/list.py", "")
        self.write("stand-ins/pip.py", LOG_ARGUMENTS)
        for name in ("run", "dev", "build"):
            self.write(f"packaging/requirements/{name}.txt", "# nothing\n")
        for name in ("dev.py", "system.py"):
            shutil.copy(PACKAGING / name, root / "packaging")
        with (root / "packaging" / "system.py").open("a", encoding="utf-8") as system:
            system.write("FOR_QT.clear()\nFOR_X11.clear()\nFOR_END_TO_END_TESTS.clear()\n")
            system.write("FOR_FAULTS.clear()\n")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def lack(self, library, package):
        """Want a library that no system has."""
        with (self.root / "packaging" / "system.py").open("a", encoding="utf-8") as system:
            system.write(f"FOR_QT[{library!r}] = {package!r}\n")

    def dev(self, *arguments, python=sys.executable):
        command = [python, self.root / "packaging" / "dev.py", *arguments]
        return subprocess.run(
            command,
            check=False,
            cwd=self.root.parent,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
        )

    def pip_runs(self):
        log = self.root / "pip.log"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A checkout whose environment was made by its first start."""
    checkout = Checkout(tmp_path_factory.mktemp("made"))
    checkout.first = checkout.dev("run", "list")
    return checkout


@pytest.fixture
def checkout(made, tmp_path):
    """A checkout with an environment in which nothing is installed yet."""
    checkout = Checkout(tmp_path / "checkout")
    stamp = made.root / ".venv" / "installed.txt"
    stamp.write_text(f"{stamp.read_text('utf-8').splitlines()[0]}\n", encoding="utf-8")
    checkout.root.joinpath(".venv").symlink_to(made.root / ".venv", target_is_directory=True)
    return checkout
