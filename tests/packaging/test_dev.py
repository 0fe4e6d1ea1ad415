import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import TELL_ARGUMENTS

HASH = "--hash=sha256:" + "0" * 64
PYENV = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")

only_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has libraries to install"
)


def pythons(version):
    """The Pythons of a version that are on this machine."""
    found = [*PYENV.glob(f"versions/{version}.*/bin/python3"), shutil.which(f"python{version}")]
    return [str(path) for path in found if path]


def stand_in_apt(checkout, user):
    """Have an `apt-get` that only notes what it is asked, and be that user."""
    log = checkout.root / "apt.log"
    program = checkout.write("bin/apt-get", f'#!/bin/sh\necho "$@" >> "{log}"\n')
    program.chmod(0o755)
    checkout.env["PATH"] = f"{program.parent}{os.pathsep}{checkout.env['PATH']}"
    become = f"import os\nos.geteuid = lambda: {user}\n"
    return log, checkout.write("stand-ins/sitecustomize.py", become)


@pytest.mark.parametrize("version", ["3.6", "3.7", "3.8", "3.9", "3.10"])
def test_an_old_python_gets_as_far_as_the_sentence_that_it_is_too_old(checkout, version):
    if not pythons(version):
        pytest.skip(f"there is no Python {version} here")
    done = checkout.dev("run", python=pythons(version)[0])
    assert done.returncode == 1
    start = f"MentorDesk needs Python 3.11 or newer, and this is Python {version}."
    assert done.stderr.startswith(start)
    assert done.stderr.count("\n") == 1


def test_first_start_makes_the_environment_and_says_so(made):
    told = made.first.stdout.splitlines()
    assert told[0] == "Making .venv"
    assert told[1].startswith("Installing what MentorDesk needs")
    assert json.loads(told[2]) == ["list"]


def test_second_start_does_nothing_but_start(checkout):
    checkout.dev("run", "list")
    second = checkout.dev("run", "list")
    assert json.loads(second.stdout) == ["list"]
    assert len(checkout.pip_runs()) == 1


def test_only_pinned_and_hashed_packages_are_installed_and_only_what_is_used(checkout):
    checkout.dev("run")
    (run,) = checkout.pip_runs()
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= {*run}
    assert [Path(word).name for word in run if word.endswith(".txt")] == ["run.txt"]


def test_changed_requirements_are_installed_again(checkout):
    checkout.dev("run")
    checkout.write("packaging/requirements/run.txt", "# something else\n")
    assert "Installing" in checkout.dev("run", "list").stdout
    assert len(checkout.pip_runs()) == 2


def test_what_failed_to_install_is_tried_again(checkout):
    checkout.write("stand-ins/pip.py", "import sys\nsys.exit('ERROR: the disk is full')\n")
    assert "the disk is full" in checkout.dev("run").stderr
    assert "the disk is full" in checkout.dev("run").stderr


def test_arguments_are_handed_on_as_they_are(checkout):
    odd = ["list", "a b", "", "--", "--json", "Zoë", "*", '"']
    assert json.loads(checkout.dev("run", *odd).stdout.splitlines()[-1]) == odd


def test_whole_suite_runs_side_by_side_and_what_is_asked_for_as_asked(checkout):
    checkout.write("stand-ins/pytest.py", TELL_ARGUMENTS)
    whole, asked = checkout.dev("test"), checkout.dev("test", "tests/domain", "-x")
    assert json.loads(whole.stdout.splitlines()[-1])[0] == "--numprocesses"
    assert json.loads(asked.stdout.splitlines()[-1]) == ["tests/domain", "-x"]


def test_faults_are_tried_by_a_program_of_their_own(checkout):
    checkout.write("tests/faults/__main__.py", TELL_ARGUMENTS)
    tried = checkout.dev("test", "--faults", "short", "kills")
    assert json.loads(tried.stdout.splitlines()[-1]) == ["short", "kills"]


def test_exit_code_is_that_of_the_program(checkout):
    checkout.write("mentordesk/__main__.py", "raise SystemExit(7)\n")
    assert checkout.dev("run", "list").returncode == 7


@only_linux
def test_without_a_display_the_pages_are_drawn_to_files(checkout):
    del checkout.env["DISPLAY"]
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        checkout.env.pop(name, None)
    told = checkout.dev("run", "my.mentordesk").stdout.splitlines()[1:]
    pictures = str(checkout.root / "build" / "tour")
    assert told[0].startswith("There is no display here")
    assert json.loads(told[1]) == ["tour", pictures, "--desk", "my.mentordesk"]
    assert told[2] == f"The pictures are in {pictures}"


@only_linux
def test_without_a_display_commands_run_all_the_same(checkout):
    del checkout.env["DISPLAY"]
    checkout.env.pop("QT_QPA_PLATFORM", None)
    assert json.loads(checkout.dev("run", "--version").stdout.splitlines()[-1]) == ["--version"]


def test_wrong_usage_is_told_how_it_goes(checkout):
    for arguments in ([], ["fly"]):
        done = checkout.dev(*arguments)
        assert done.returncode == 2
        assert done.stderr.startswith("usage: python3 packaging/dev.py")
    assert checkout.dev("--help").stdout.startswith("usage: python3 packaging/dev.py")


def test_without_a_network_one_sentence_says_so(checkout):
    checkout.root.joinpath("stand-ins", "pip.py").unlink()
    checkout.write("packaging/requirements/run.txt", f"mentordesk-nothing==1 {HASH}\n")
    nowhere = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "NO_PROXY": "*",
        "PIP_CONFIG_FILE": os.devnull,
    }
    checkout.env |= nowhere
    done = checkout.dev("run")
    assert done.returncode == 1
    sentence = "The packages could not be fetched: connect to the network, then run this again.\n"
    assert done.stderr == sentence


def test_a_package_that_is_nowhere_is_named(checkout):
    checkout.root.joinpath("stand-ins", "pip.py").unlink()
    checkout.write("packaging/requirements/run.txt", f"mentordesk-nothing==1 {HASH}\n")
    checkout.env |= {"PIP_NO_INDEX": "1"}
    done = checkout.dev("run")
    assert done.returncode == 1
    assert done.stderr.startswith("The packages could not be installed: ")
    assert "mentordesk-nothing==1" in done.stderr


@only_linux
def test_missing_libraries_are_not_installed_by_an_ordinary_user(checkout):
    log, _ = stand_in_apt(checkout, user=1000)
    checkout.lack("libnothing.so.9", "libnothing9")
    done = checkout.dev("run")
    command = "sudo apt-get install --yes --no-install-recommends libnothing9"
    assert done.stderr == f"This system lacks libnothing.so.9. Please run: {command}\n"
    assert done.returncode == 1
    assert not log.exists()


@only_linux
def test_missing_libraries_are_installed_by_root_who_is_told(checkout):
    log, _ = stand_in_apt(checkout, user=0)
    checkout.lack("libnothing.so.9", "libnothing9")
    done = checkout.dev("run", "list")
    assert done.stdout.startswith("This system lacks libnothing.so.9; running apt-get install")
    installs = "install --yes --no-install-recommends libnothing9"
    assert log.read_text("utf-8").splitlines() == ["update", installs]
    assert done.returncode == 0


@only_linux
def test_without_the_venv_module_the_package_that_has_it_is_named(checkout):
    log, customize = stand_in_apt(checkout, user=1000)
    with customize.open("a", encoding="utf-8") as text:
        text.write("import sys\nsys.modules['ensurepip'] = None\n")
    checkout.root.joinpath(".venv").unlink()
    done = checkout.dev("run")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    command = f"sudo apt-get install --yes --no-install-recommends python{version}-venv"
    assert done.stderr == f"This system lacks python's venv module. Please run: {command}\n"
    assert not log.exists()
