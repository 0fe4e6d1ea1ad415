"""From a fresh checkout to a running MentorDesk: makes `.venv`, then runs, tests, checks, builds.

Needs nothing but Python, and keeps to the syntax of Python 3.6, so that an old one gets as far as
the sentence that it is too old.
"""

import hashlib
import importlib.util
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Callable, Dict, List, Tuple

import system
from system import CannotGoOn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
REQUIREMENTS = ROOT / "packaging" / "requirements"
WINDOWS = os.name == "nt"
PYTHON = VENV.joinpath(*(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
PICTURES = ROOT / "build" / "tour"

USAGE = """usage: python3 packaging/dev.py COMMAND [ARGS...]

  run    start MentorDesk; ARGS are passed on (run --help lists its commands)
  test   run the tests; ARGS are passed on to pytest
         --faults short|long [TRIAL...]: kill it, cut its power, fail its disk instead
  lint   check style, types and dead code
  build  make the app and its package for this system, and try them
"""

NO_NETWORK = ("connection broken by", "Could not fetch URL", "Connection", "Network is unreachable")


def main(args: List[str]) -> int:
    try:
        demand_python(sys.version_info[:3])
        if not args or args[0] not in COMMANDS:
            print(USAGE, file=sys.stdout if args in (["--help"], ["-h"]) else sys.stderr)
            return 0 if args in (["--help"], ["-h"]) else 2
        return COMMANDS[args[0]](args[1:])
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(args: List[str]) -> int:
    system.libraries_to_show()
    environment("run")
    if opens_window(args) and not display():
        return draw_instead(args)
    return hand_over("-m", "mentordesk", *args)


def test(args: List[str]) -> int:
    system.libraries(system.FOR_QT, system.FOR_X11)
    system.programs(system.FOR_END_TO_END_TESTS)
    if args[:1] == ["--faults"]:
        system.programs(system.FOR_FAULTS)
    environment("run", "dev")
    os.chdir(str(ROOT))
    if args[:1] == ["--faults"]:
        return hand_over("-m", "tests.faults", *args[1:])
    return hand_over("-m", "pytest", *(args or side_by_side()))


def side_by_side() -> List[str]:
    """Have the whole suite run in several processes; a few tests are done sooner in one."""
    return ["--numprocesses", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]


def lint(_args: List[str]) -> int:
    environment("run", "dev")
    os.chdir(str(ROOT))
    checks = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["vulture"])
    failed = [check for check in checks if call(PYTHON, "-m", *check)]
    return 1 if failed else 0


def build(args: List[str]) -> int:
    system.libraries(system.FOR_QT, system.FOR_X11)
    system.programs({**system.FOR_BUILDING, **system.FOR_END_TO_END_TESTS})
    environment("run", "build")
    return hand_over(ROOT / "packaging" / "build.py", *args)


COMMANDS: Dict[str, Callable[[List[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "build": build,
}


def demand_python(version: Tuple[int, ...]) -> None:
    if version < (3, 11):
        here = ".".join(map(str, version))
        raise CannotGoOn(f"MentorDesk needs Python 3.11 or newer, and this is Python {here}.")


def environment(*wanted: str) -> None:
    """Make `.venv` hold the requirements `wanted`, doing nothing when it does already."""
    present = read_stamp()
    if present.get("python") != python_tag() or not whole():
        create()
        present = {"python": python_tag()}
    missing = [name for name in wanted if present.get(name) != fingerprint(name)]
    if missing:
        install(missing)
        present.update((name, fingerprint(name)) for name in missing)
        write_stamp(present)


def whole() -> bool:
    """Whether `.venv` has its Python, and that one the Python it was made from."""
    config = VENV / "pyvenv.cfg"
    if not PYTHON.exists() or not config.exists():
        return False
    lines = (line.partition("=") for line in config.read_text(encoding="utf-8").splitlines())
    return any(Path(value.strip()).is_dir() for key, _, value in lines if key.strip() == "home")


def read_stamp() -> Dict[str, str]:
    try:
        lines = STAMP.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return dict(line.split(" ", 1) for line in lines if " " in line)


def write_stamp(present: Dict[str, str]) -> None:
    STAMP.write_text("".join(f"{key} {value}\n" for key, value in present.items()), "utf-8")


def python_tag() -> str:
    name = platform.python_implementation().lower()
    return f"{name}-{sys.version_info[0]}.{sys.version_info[1]}-{platform.machine()}"


def fingerprint(name: str) -> str:
    return hashlib.sha256((REQUIREMENTS / f"{name}.txt").read_bytes()).hexdigest()


def create() -> None:
    demand_venv()
    print("Making .venv", flush=True)
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    failed, output = system.quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if failed:
        raise CannotGoOn(f"Python could not make {VENV}: {system.last_line(output)}")
    for packages in VENV.glob("Lib/site-packages" if WINDOWS else "lib/python*/site-packages"):
        checkout = os.path.relpath(str(ROOT), str(packages))  # relative: plain ASCII everywhere
        packages.joinpath("mentordesk.pth").write_text(checkout + "\n", "utf-8")


def demand_venv() -> None:
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    system.apt(["python's venv module"], [package])


def install(names: List[str]) -> None:
    print("Installing what MentorDesk needs; the first time takes a minute or two", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", "--retries", "2", "--no-deps", "--require-hashes"]
    command += ["--only-binary", ":all:"]
    for name in names:
        command += ["-r", str(REQUIREMENTS / f"{name}.txt")]
    failed, output = system.quietly(command, PIP_USER="0")
    if failed:
        raise CannotGoOn(why_not_installed(output))


def why_not_installed(output: str) -> str:
    if any(sign in output for sign in NO_NETWORK):
        return "The packages could not be fetched: connect to the network, then run this again."
    return f"The packages could not be installed: {system.last_line(output)}"


def opens_window(args: List[str]) -> bool:
    if not args:
        return True
    commands = [file.stem for file in (ROOT / "mentordesk" / "commands").glob("*.py")]
    return not args[0].startswith("-") and args[0] not in commands


def display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not system.LINUX or any(os.environ.get(name) for name in names)


def draw_instead(args: List[str]) -> int:
    print("There is no display here, so MentorDesk draws its pages to files instead.", flush=True)
    desk = ["--desk", args[0]] if args else []
    failed = call(PYTHON, "-m", "mentordesk", "tour", PICTURES, *desk)
    if not failed:
        print(f"The pictures are in {PICTURES}")
    return failed


def hand_over(*args: object) -> int:
    """Become the Python of `.venv`, where the system can; else wait for it."""
    if WINDOWS:
        return call(PYTHON, *args)
    sys.stdout.flush()
    return os.execv(str(PYTHON), [str(PYTHON), *map(str, args)])


def call(*command: object) -> int:
    return subprocess.run([str(part) for part in command]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
