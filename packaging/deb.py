"""The package for Debian and Ubuntu: the frozen app, put where such systems look for it."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

import system

from mentordesk import __version__

HERE = Path(__file__).resolve().parent
ICON = HERE.parent / "resources" / "icons" / "mentordesk.svg"


def make(app: Path, work: Path, dist: Path) -> Path:
    """Return the package of the frozen app, made by way of the folder `work`."""
    shutil.rmtree(work, ignore_errors=True)
    fill(work, app)
    describe(work)
    settle_modes(work)
    package = dist / f"mentordesk_{__version__}_{architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", work, package]
    failed, output = system.quietly([str(word) for word in command])
    if failed:
        raise system.CannotGoOn(f"dpkg-deb made no package: {system.last_line(output)}")
    return package


def fill(root: Path, app: Path) -> None:
    share = root / "usr" / "share"
    shutil.copytree(app, root / "usr" / "lib" / "mentordesk", symlinks=True)
    launcher = root / "usr" / "bin" / "mentordesk"
    launcher.parent.mkdir()
    launcher.symlink_to("../lib/mentordesk/mentordesk")
    place(HERE / "linux" / "mentordesk.desktop", share / "applications")
    place(HERE / "linux" / "mentordesk.xml", share / "mime" / "packages")
    place(HERE / "linux" / "copyright", share / "doc" / "mentordesk")
    place(ICON, share / "icons" / "hicolor" / "scalable" / "apps")


def place(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder)


def describe(root: Path) -> None:
    libc = f"libc6 (>= {platform.libc_ver()[1]})"  # the one that the libraries were linked to
    needed = {*system.FOR_QT.values(), *system.FOR_X11.values()}
    useful = {*system.FOR_WAYLAND.values(), *system.FOR_PRINTING.values(), "xdg-utils"}
    control = (HERE / "linux" / "control").read_text(encoding="utf-8")
    filled = control.format(
        version=__version__,
        architecture=architecture(),
        kibibytes=size(root) // 1024,
        depends=", ".join([libc, *sorted(needed)]),
        recommends=", ".join(sorted(useful)),
    )
    folder = root / "DEBIAN"
    folder.mkdir()
    folder.joinpath("control").write_text(filled, encoding="utf-8")


def settle_modes(root: Path) -> None:
    """Let everybody read it all, whatever the umask of the one who builds."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)


def size(root: Path) -> int:
    files = (path for path in root.rglob("*") if not path.is_symlink() and path.is_file())
    return sum(file.stat().st_size for file in files)


def architecture() -> str:
    asked = ["dpkg", "--print-architecture"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
