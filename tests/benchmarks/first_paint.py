"""The first painted window with real rows, against a bare PySide6 window in the same run.

Both run from bytecode, as an installed app does; the pair that is not counted makes it.

Run it: python -m tests.benchmarks.first_paint [RUNS]
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

TREE = Path(__file__).parents[2]
WATCHED = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, report)  # once the children are painted too
        return False
def report():
    with open("/proc/self/status") as status:
        print(next(line for line in status if line.startswith("VmHWM")).split()[1])
    sys.stdout.flush()
    os._exit(0)
def run(*_):
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    window.installEventFilter(watch)
    return loop()
watch, loop, QApplication.exec = Watch(), QApplication.exec, run
"""
BARE = f"""{WATCHED}
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QWidget())
window.resize(1320, 864)
window.show()
QApplication.exec()
"""
OURS = f"""{WATCHED}
from mentordesk.__main__ import main
main(sys.argv[1:])
"""


def timed(script, *arguments):
    """Return seconds from the start of the process to its first paint, and its peak in MiB."""
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=TREE,
        capture_output=True,
        text=True,
        check=True,
    )
    return perf_counter() - start, int(done.stdout.split()[-1]) / 1024


def main(runs=9):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from mentordesk.storage import demo

    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        desk = Path(folder) / "demo.mentordesk"
        demo.make(desk, datetime.now(UTC))
        pairs = [(timed(BARE), timed(OURS, str(desk))) for _ in range(runs + 1)][1:]
    ratios = [ours[0] / bare[0] for bare, ours in pairs]
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores,")
    print(f"{os.environ['QT_QPA_PLATFORM']}, {runs} pairs in turn after one not counted")
    for name, which in (("bare window", 0), ("MentorDesk", 1)):
        seconds = statistics.median(pair[which][0] for pair in pairs)
        memory = statistics.median(pair[which][1] for pair in pairs)
        print(f"{name:12} {seconds:.3f} s to the first paint, peak {memory:.0f} MiB (medians)")
    low, high = min(ratios), max(ratios)
    print(f"ratio {statistics.median(ratios):.2f} (from {low:.2f} to {high:.2f}); target 1.4")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
