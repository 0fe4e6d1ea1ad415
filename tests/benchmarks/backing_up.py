"""A backup of a desk beside its window: how long it takes, and how long the window is blocked.

Against a copy of the file that is synced, in the same run. The desk must be closed; it is copied,
and everything happens in a temporary folder. One that is protected opens by the passphrase in P.

Run it: python -m tests.benchmarks.backing_up FILE [P]
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter


def main(source, passphrase=None):
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "Documents").mkdir()
        os.environ |= {"XDG_DATA_HOME": folder, "XDG_DOCUMENTS_DIR": str(home / "Documents")}
        os.environ |= {"XDG_CONFIG_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        desk = home / "Desk.mentordesk"
        copied = timed(lambda: copy(source, desk))
        print(f"{desk.stat().st_size / 1e6:.0f} MB; copied and synced in {copied:.2f} s")
        measure(desk, passphrase, copied)


def measure(path, passphrase, copied):
    from mentordesk import app
    from mentordesk.storage import key
    from mentordesk.storage.backups import folders
    from mentordesk.storage.file import sniff
    from mentordesk.ui.safekeeping.safekeeping import BackUpNow

    folders.is_passing = lambda desk: False
    windows = app.Windows(app.application(["benchmark"]))
    right = passphrase and key.derive(passphrase.read_text().removesuffix("\n"), sniff(path))
    windows.reopen(path, right)
    window = windows.showing(path)
    wait(windows, lambda: window.desk.standing is not None, 8)  # and all is imported
    quiet = wait(windows, lambda: True, 3)
    BackUpNow().grant(windows, window)
    begun = perf_counter()
    longest = wait(windows, lambda: not window.desk.standing.running)
    took = perf_counter() - begun
    print(f"backed up and checked in {took:.2f} s, {took / copied:.1f} times that")
    print(f"the window was blocked for {longest * 1000:.0f} ms at most; before, {quiet * 1000:.0f}")
    os._exit(0 if not window.desk.standing.trouble else 1)


def wait(windows, condition, least=0):
    """Run the event loop until something is so, and return the longest time between two looks."""
    longest, begun = 0, perf_counter()
    last = begun
    while perf_counter() - begun < least or not condition():
        windows._app.processEvents()
        now = perf_counter()
        longest, last = max(longest, now - last), now
    return longest


def copy(source, target):
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def timed(act):
    begun = perf_counter()
    act()
    return perf_counter() - begun


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
