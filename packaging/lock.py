"""Pins the requirements anew, for every system and Python at once; needs `uv` on the path.

Reads the dependencies and the groups of `pyproject.toml`; run it after changing them.
"""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TO = "packaging/requirements"
COMMAND = [
    *("uv", "pip", "compile", "--quiet", "--no-config", "--universal", "--python-version", "3.11"),
    *("--fork-strategy", "fewest", "--only-binary", ":all:", "--generate-hashes"),
    *("--no-emit-index-url", "--no-annotate", "--custom-compile-command"),
]


def main() -> None:
    pin("run", "pyproject.toml")
    pin("dev", "--group", "dev", "--constraint", f"{TO}/run.txt")
    pin("build", "--group", "build", "--constraint", f"{TO}/run.txt")


def pin(name: str, *sources: str) -> None:
    output = ["--output-file", f"{TO}/{name}.txt"]
    subprocess.run([*COMMAND, "python3 packaging/lock.py", *sources, *output], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
