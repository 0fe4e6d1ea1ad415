import shutil
from datetime import timedelta
from pathlib import Path

import platformdirs
import pytest

from mentordesk.storage import backups, rounds, this_computer
from mentordesk.storage.rounds import Around
from tests.conftest import NOW
from tests.storage.damage import with_page

TODAY = NOW.date()


def test_a_whole_desk_is_checked_once_a_day(desk, key):
    assert not rounds.is_damaged(desk.path, key, TODAY)
    assert this_computer.known(desk.path)["checked"] == "2026-11-23"


def test_damage_that_nobody_came_across_is_found(desk, key):
    desk.close()
    desk.path.write_bytes(with_page(desk.path.read_bytes(), 12))
    assert rounds.is_damaged(desk.path, key, TODAY)
    assert rounds.is_damaged(desk.path, key, TODAY)  # and said until it is mended


@pytest.fixture
def cloud(tmp_path):
    folder = tmp_path / "Dropbox" / "Work"
    folder.mkdir(parents=True)
    return folder / "Mine.mentordesk"


def test_a_cloud_is_told_of_once(cloud):
    found = rounds.around(cloud, "ext4")
    assert found == Around("Dropbox", False, ())
    assert rounds.is_news(cloud, found)
    rounds.keep_told(cloud, found)
    assert not rounds.is_news(cloud, found)


def test_a_conflicted_copy_is_news_again(cloud):
    rounds.keep_told(cloud, rounds.around(cloud, "ext4"))
    other = cloud.with_name("Mine (conflicted copy).mentordesk")
    other.touch()
    found = rounds.around(cloud, "ext4")
    assert found.conflicts == (other.name,)
    assert rounds.is_news(cloud, found)


def test_of_an_ordinary_place_there_is_no_news(tmp_path):
    found = rounds.around(tmp_path / "Mine.mentordesk", "ext4")
    assert not rounds.is_news(tmp_path / "Mine.mentordesk", found)
    assert rounds.around(tmp_path / "Mine.mentordesk", "nfs4").network


def test_what_was_written_on_another_computer_is_noticed(desk, key, monkeypatch):
    backups.make(desk.path, key, "closing", NOW)
    assert rounds.around(desk.path, "ext4").elsewhere == ""
    last = this_computer.known(desk.path)["last"]
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(this_computer, "name", lambda: "another")
        backups.make(desk.path, key, "closing", NOW + timedelta(hours=1))
    this_computer.keep(desk.path, last=last)
    assert rounds.around(desk.path, "ext4").elsewhere == "2026-11-23T10:12:00+01:00"


def test_where_nothing_can_be_kept_no_other_computer_is_suspected(desk, key):
    kept = Path(platformdirs.user_data_dir("MentorDesk", "MentorDesk")) / "desks"
    shutil.rmtree(kept, ignore_errors=True)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.touch()  # nothing can be written in there, as on a full disk
    assert this_computer.name() == ""
    assert rounds.around(desk.path, "ext4") == Around("", False, ())
