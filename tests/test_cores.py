import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import KEY, new_desk

TREE = Path(__file__).parents[1]
CRASH = """
import os, resource, sys
from pathlib import Path
from mentordesk import clock
from mentordesk.desk import Desk
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
desk = Desk(Path(sys.argv[1]), clock.now, sys.argv[2] or None)
print(resource.getrlimit(resource.RLIMIT_CORE), most)
sys.stdout.flush()
os.chdir(sys.argv[3])
os.abort()
"""


@pytest.fixture
def crashed(tmp_path, qapp):
    """Crashes with a desk open; returns how large a picture of its memory might be, and any."""

    def crash(key):
        path = tmp_path / "Mine.mentordesk"
        new_desk(path, key).close()
        where = tmp_path / "where"
        where.mkdir()
        run = [sys.executable, "-c", CRASH, str(path), key or "", str(where)]
        done = subprocess.run(run, cwd=TREE, capture_output=True, text=True, check=False)
        assert done.returncode == -6
        return done.stdout.strip(), [*where.iterdir()]

    return crash


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limit of one byte")
def test_of_an_open_protected_desk_no_memory_is_kept(crashed):
    limits, kept = crashed(KEY)
    assert limits.startswith(("(1,", "(0,"))
    assert kept == []


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_of_a_plain_desk_it_is_kept_as_ever(crashed):
    limits, _ = crashed(None)
    assert limits.startswith(f"({limits.split()[-1]},")
