import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from pytest_archon import archrule

import mentordesk
from tests import doors

PACKAGE = Path(mentordesk.__file__).parent
TREE = PACKAGE.parent
SOURCES = sorted(PACKAGE.rglob("*.py"))


def named(path):
    return path.relative_to(PACKAGE).as_posix()


def offenders(pattern, allowed=()):
    """The files of the package in which a pattern occurs, but for those where it may."""
    found = re.compile(pattern, re.MULTILINE)
    return [
        named(path)
        for path in SOURCES
        if not named(path).startswith(tuple(allowed)) and found.search(path.read_text("utf-8"))
    ]


def test_rules_know_nothing_of_files_or_windows():
    (
        archrule("domain is plain Python")
        .match("mentordesk.domain*")
        .should_not_import("mentordesk.storage*", "mentordesk.desk", "mentordesk.ui*")
        .should_not_import("mentordesk.picture*", "mentordesk.exchange*", "mentordesk.commands*")
        .should_not_import("sqlalchemy*", "PySide6*", "sqlcipher3*")
        .check(mentordesk)
    )


def test_storage_knows_nothing_of_windows():
    (
        archrule("storage has no Qt")
        .match("mentordesk.storage*")
        .should_not_import("mentordesk.ui*", "mentordesk.desk", "mentordesk.exchange*")
        .should_not_import("mentordesk.picture*", "mentordesk.commands*", "PySide6*")
        .check(mentordesk)
    )


def test_the_desk_knows_only_its_file():
    (
        archrule("desk")
        .match("mentordesk.desk")
        .should_not_import("mentordesk.ui*", "mentordesk.exchange*", "mentordesk.picture*")
        .check(mentordesk)
    )


def test_pictures_are_made_from_plain_values():
    (
        archrule("picture")
        .match("mentordesk.picture*")
        .should_not_import("mentordesk.storage*", "mentordesk.desk", "mentordesk.ui*")
        .should_not_import("mentordesk.exchange*", "sqlalchemy*")
        .check(mentordesk)
    )


def test_what_leaves_and_enters_knows_no_window():
    (
        archrule("exchange")
        .match("mentordesk.exchange*")
        .should_not_import("mentordesk.ui*", "mentordesk.desk", "mentordesk.commands*")
        .check(mentordesk)
    )


def test_windows_write_only_through_the_desk():
    (
        archrule("no SQLAlchemy in widgets")
        .match("mentordesk.ui*")
        .should_not_import("sqlalchemy*", "mentordesk.storage.schema", "sqlcipher3*")
        .check(mentordesk, only_direct_imports=True, skip_type_checking=True)
    )


def test_windows_know_nothing_of_the_rim():
    (
        archrule("pages tell what they want; the application grants it")
        .match("mentordesk.ui*")
        .exclude("mentordesk.ui.tour")
        .should_not_import("mentordesk.app", "mentordesk.entrance*", "mentordesk.commands*")
        .check(mentordesk, only_direct_imports=True, skip_type_checking=True)
    )


def test_commands_need_no_window():
    (
        archrule("only the tour starts windows")
        .match("mentordesk.commands*")
        .exclude("mentordesk.commands.tour")
        .should_not_import("mentordesk.ui*", "mentordesk.app", "mentordesk.desk")
        .check(mentordesk, only_direct_imports=True)
    )


def test_rooms_of_the_window_need_each_other_one_way():
    needs = {room.name: set() for room in (PACKAGE / "ui").iterdir() if room.is_dir()}
    for path in (PACKAGE / "ui").glob("*/*.py"):
        text = path.read_text("utf-8")
        needs[path.parent.name] |= set(re.findall(r"mentordesk\.ui\.(\w+)", text))
        for names in re.findall(r"from mentordesk\.ui import (.+)", text):
            needs[path.parent.name] |= set(re.findall(r"\w+", names))
    rooms = {room: (other & needs.keys()) - {room} for room, other in needs.items()}
    assert list(TopologicalSorter(rooms).static_order())  # or it raises CycleError


def test_history_needs_no_rows():
    (
        archrule("history reads its tables from the file")
        .match("mentordesk.storage.history")
        .should_not_import("sqlalchemy*", "mentordesk.storage.schema")
        .check(mentordesk)
    )


def test_questions_are_asked_in_one_place():
    doors = r"QMessageBox|QFileDialog|QInputDialog"
    assert offenders(doors, ["ui/dialogs.py"]) == []


def test_views_have_no_style_sheets_of_their_own():
    assert offenders(r"setStyleSheet", ["ui/theme.py"]) == []


def test_colours_come_from_the_themes():
    assert offenders(r"#[0-9A-Fa-f]{6}\b|GlobalColor\.(?!transparent)", ["ui/theme.py"]) == []


def test_only_the_rim_reads_the_clock():
    reads = r"\b(datetime|date)\.(now|today|utcnow)\(|\btime\.(time|time_ns)\(|currentDate"
    assert offenders(reads, ["clock.py", "storage/uid.py"]) == []


def test_resources_are_found_in_one_place():
    assert offenders(r"__file__", ["resources.py"]) == []


def test_what_this_computer_remembers_has_one_door():
    assert offenders(r"QSettings|QStandardPaths", ["ui/this_computer.py"]) == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_what_others_wrote_passes_the_doors(path):
    assert doors.offences(named(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("view.setHtml(text)", "setHtml"),
        ("getattr(view, 'setHtml')(text)", "setHtml"),
        ("from PySide6.QtWidgets import QTextBrowser", "QTextBrowser"),
        ("import PySide6.QtWidgets as w; w.QTextBrowser()", "QTextBrowser"),
        ("class Own(w.QTextEdit):\n    def loadResource(self): ...", "loadResource"),
        ("label.setTextFormat(Qt.TextFormat.RichText)", "RichText"),
        ("label = QLabel(name)", "QLabel"),
        ("class Own(QLabel): ...", "QLabel"),
        ("view.setToolTip(name)", "setToolTip"),
        ("view.setToolTip(self.tr('{0}').format(name))", "setToolTip"),
        ("view.setToolTip('x' if short else name)", "setToolTip"),
        ("QToolTip.showText(at, name, view)", "showText"),
        ("def f(name):\n    name = name or 'x'\n    view.setToolTip(name)", "setToolTip"),
        ("for name in names: view.setToolTip(name)", "setToolTip"),
        ("if role == Qt.ItemDataRole.ToolTipRole: ...", "ToolTipRole"),
        ("menu.addAction(name.replace('&', '&&'))", "&&"),
        ("QDesktopServices.openUrl(url)", "openUrl"),
        ("import webbrowser", "webbrowser"),
        ("import subprocess", "subprocess"),
    ],
)
def test_going_around_a_door_is_noticed(source, name):
    assert name in [name for _, name in doors.offences("ui/new.py", source)]


def test_words_of_ours_need_no_door():
    source = "def f(on):\n    name = tr('a') if on else tr('b')\n    view.setToolTip(name)"
    assert doors.offences("ui/new.py", source) == []


def test_every_door_is_still_used():
    used = {
        (named(path), name) for path in SOURCES for name in doors.names(path.read_text("utf-8"))
    }
    for places, *kept in doors.NAMES.values():
        for place in places:
            assert any((place, name) in used for names in kept for name in names), place


def test_what_lives_long_calls_methods_that_end_with_their_widget():
    """A lambda goes on being called when its widget is gone."""
    of_desk = r"(desk|theme)\.(changed|settling|moved|presented|closing)"
    signals = rf"{of_desk}|focusChanged|styleHints\(\)\.\w+"
    assert offenders(rf"({signals})\.connect\(\s*(lambda|partial)") == []


def test_the_network_is_nowhere():
    doors = r"QtNetwork|\burllib\.request|\bhttp\.client|\bsmtplib|^\s*import requests"
    assert offenders(doors) == []


def test_what_the_desktop_shows_passes_one_door_each():
    """What is said there is read on a locked screen, too."""
    buses = ["ui/reminding/bus.py", "ui/locking/session_bus.py"]  # one tells, one only listens
    assert offenders(r"QtDBus", buses) == []
    assert offenders(r"\bQSystemTrayIcon\b", ["ui/tray.py"]) == []


def test_nothing_prints_but_commands():
    assert offenders(r"^\s*print\(", ["commands/", "__main__.py"]) == []


def test_sentences_are_made_in_windows():
    assert offenders(r"\.tr\(|Application\.translate\(", ["ui/", "app.py"]) == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_every_module_says_what_it_is(path):
    words = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert words
    assert words.splitlines()[0].endswith((".", "?"))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_files_and_functions_stay_small(path):
    text = path.read_text("utf-8")
    sizes = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert text.count("\n") <= 320
    assert {name: size for name, size in sizes.items() if size > 40} == {}


FIRST_PAINT = """
import sys
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.today.page import TodayPage
import mentordesk.app
slow = ("cryptography", "sqlalchemy", "pyqtgraph", "numpy", "keyring", "uuid")
print(sorted({name.split(".")[0] for name in sys.modules if name.startswith(slow)}))
"""


def test_first_paint_imports_nothing_slow():
    run = [sys.executable, "-c", FIRST_PAINT]
    done = subprocess.run(run, capture_output=True, text=True, cwd=TREE, check=True)
    assert done.stdout.strip() == "[]"
