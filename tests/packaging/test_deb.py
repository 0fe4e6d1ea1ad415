import shutil
import subprocess
from importlib import import_module

import pytest

from tests.packaging.conftest import PACKAGING


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The package of an app that is one small file."""
    if not shutil.which("dpkg-deb"):
        pytest.skip("there is no dpkg-deb here")
    monkeypatch.syspath_prepend(PACKAGING)
    program = tmp_path / "app" / "mentordesk"
    program.parent.mkdir()
    program.write_bytes(b"x" * 40_000)
    program.chmod(0o700)
    return import_module("deb").make(program.parent, tmp_path / "work", tmp_path)


def asked(*words):
    return subprocess.run(["dpkg-deb", *words], capture_output=True, text=True, check=True).stdout


def contents(package):
    """What the package puts where: mode and owner of each path."""
    lines = (line.split(maxsplit=5) for line in asked("--contents", package).splitlines())
    return {path.removeprefix("."): (mode, owner) for mode, owner, _, _, _, path in lines}


def test_package_puts_everything_where_the_system_looks_for_it(package):
    assert contents(package).keys() >= {
        "/usr/lib/mentordesk/mentordesk",
        "/usr/bin/mentordesk -> ../lib/mentordesk/mentordesk",
        "/usr/share/applications/mentordesk.desktop",
        "/usr/share/mime/packages/mentordesk.xml",
        "/usr/share/icons/hicolor/scalable/apps/mentordesk.svg",
        "/usr/share/doc/mentordesk/copyright",
    }


def test_package_belongs_to_root_and_everybody_can_read_it(package):
    found = contents(package)
    assert {owner for _, owner in found.values()} == {"root/root"}
    assert found["/usr/lib/mentordesk/mentordesk"][0] == "-rwxr-xr-x"
    assert found["/usr/share/doc/mentordesk/copyright"][0] == "-rw-r--r--"


def test_package_wants_the_libraries_of_qt_each_once(package):
    wanted = asked("--field", package, "Depends").strip().split(", ")
    assert {"libegl1", "libxcb-cursor0", "libxkbcommon-x11-0", "libglib2.0-0"} <= {*wanted}
    assert len(wanted) == len({*wanted})


def test_package_tells_its_size_and_version(package):
    from mentordesk import __version__

    assert asked("--field", package, "Version").strip() == __version__
    assert 39 <= int(asked("--field", package, "Installed-Size")) <= 60
