import shutil
from contextlib import closing

import pytest
from PySide6.QtCore import QThreadPool

from mentordesk.desk import Desk
from mentordesk.errors import DiskFull
from mentordesk.storage import backups
from mentordesk.storage.backups import folders, standing
from mentordesk.storage.file import open_file
from mentordesk.storage.schema import Person
from mentordesk.ui.safekeeping.watch import Watch


@pytest.fixture
def pool(qapp):
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    yield pool
    pool.waitForDone()


@pytest.fixture
def watched(desk, pool, qtbot):
    """A watch that knows by now how the desk stands."""
    watched = Watch(desk, pool, desk)
    with qtbot.waitSignal(desk.backed_up):
        pass
    return watched


def write(desk, name="Ada"):
    with desk.change("Add") as session:
        session.add(Person(name=name))


def made_soon(watched, qtbot):
    """Have the half hour pass, and return how the desk stands when the backup is done."""
    desk = watched._desk
    with qtbot.waitSignal(desk.backed_up, check_params_cb=lambda: not desk.standing.running):
        watched._soon.setInterval(0)
        watched._soon.start()
    return desk.standing


def whys(desk):
    return [made.why for made in backups.found(desk.path)]


def backed_up_at_closing(desk, pool, watched):
    desk.close()
    watched.close_down()
    pool.waitForDone()


def test_half_an_hour_after_a_change_the_desk_is_backed_up(watched, desk, qtbot):
    write(desk)
    assert watched._soon.isActive()
    assert watched._soon.interval() == 30 * 60 * 1000

    state = made_soon(watched, qtbot)
    (made,) = backups.found(desk.path)
    assert (made.rows["person"], made.why) == (1, "changes")
    assert state.last == made.made_at == desk.now()


def test_without_a_change_nothing_waits_and_nothing_is_made(watched, desk, qtbot):
    write(desk)
    made_soon(watched, qtbot)
    assert not watched._soon.isActive()
    watched._on_soon()
    assert whys(desk) == ["changes"]


def test_a_change_during_a_backup_is_in_the_next_one(watched, desk, qtbot):
    write(desk)
    watched.back_up("changes")
    write(desk, "Grace")
    with qtbot.waitSignal(desk.backed_up):
        pass
    assert watched._soon.isActive()
    made_soon(watched, qtbot)
    assert backups.found(desk.path)[0].rows["person"] == 2


def test_what_is_typed_is_saved_before_it_is_backed_up(watched, desk, qtbot):
    desk.settling.connect(lambda: write(desk))
    made_soon(watched, qtbot)
    assert backups.found(desk.path)[0].rows["person"] == 1


def test_closing_backs_up_what_is_not_yet(watched, desk, pool):
    write(desk)
    backed_up_at_closing(desk, pool, watched)
    assert whys(desk) == ["closing"]
    assert backups.found(desk.path)[0].rows["person"] == 1


def test_closing_makes_no_second_backup_of_the_same(watched, desk, pool, qtbot):
    write(desk)
    made_soon(watched, qtbot)
    backed_up_at_closing(desk, pool, watched)
    assert whys(desk) == ["changes"]
    assert standing.is_current(desk.path)


def test_a_desk_that_was_not_changed_since_is_not_backed_up_again(watched, desk, key, pool, qtbot):
    backed_up_at_closing(desk, pool, watched)
    again = Desk(desk.path, desk.now, key)
    other = Watch(again, pool, again)
    with qtbot.waitSignal(again.backed_up):
        pass
    assert not other._soon.isActive()
    backed_up_at_closing(again, pool, other)
    assert len(whys(desk)) == 1


def test_a_desk_that_was_not_closed_is_not_as_it_was_backed_up(watched, desk, key, pool):
    write(desk)
    backed_up_at_closing(desk, pool, watched)
    assert standing.is_current(desk.path)
    with closing(open_file(desk.path, key)) as killed:
        killed.execute("update person set name = 'Grace'")
        killed.commit()
        assert not standing.is_current(desk.path)


def test_a_backup_that_fails_is_told_until_one_works_again(watched, desk, qtbot, monkeypatch):
    write(desk)
    with monkeypatch.context() as full:
        full.setattr(backups.placing, "placed", lambda wanted, write: fail())
        assert made_soon(watched, qtbot).trouble == "disk-full"
    assert watched._soon.isActive()
    assert standing.of(desk.path).trouble == "disk-full"
    assert made_soon(watched, qtbot).trouble == ""
    assert standing.of(desk.path).trouble == ""


def fail():
    raise DiskFull


def test_the_second_place_gets_each_backup(watched, desk, tmp_path, qtbot):
    folders.choose(desk.path, second=tmp_path / "stick")
    write(desk)
    assert made_soon(watched, qtbot).second == "away"
    (tmp_path / "stick").mkdir()
    write(desk, "Grace")
    assert made_soon(watched, qtbot).second == ""
    assert len([*(tmp_path / "stick").glob("*.mentordesk")]) == 1


def test_closing_brings_the_last_backup_to_a_stick_that_came_late(
    watched, desk, pool, tmp_path, qtbot
):
    folders.choose(desk.path, second=tmp_path / "stick")
    write(desk)
    made_soon(watched, qtbot)
    (tmp_path / "stick").mkdir()
    backed_up_at_closing(desk, pool, watched)
    assert len([*(tmp_path / "stick").glob("*.mentordesk")]) == 1


def people_without_wal(desk, key, folder):
    """Copy the file alone, as a file manager does, and read the copy."""
    copy = shutil.copyfile(desk.path, folder / "copied.mentordesk")
    with closing(open_file(copy, key)) as connection:
        return connection.execute("select count(*) from person").fetchone()[0]


def test_a_file_copied_when_it_was_quiet_for_seconds_is_whole(watched, desk, key, tmp_path, qtbot):
    for number in range(20):
        write(desk, f"Ada {number}")
    assert watched._idle.isActive()
    watched._idle.setInterval(0)
    watched._idle.start()
    wal = desk.path.with_name(f"{desk.path.name}-wal")
    qtbot.waitUntil(lambda: wal.stat().st_size == 0)
    desk.close()
    assert people_without_wal(desk, key, tmp_path) == 20


def test_a_file_copied_after_closing_is_whole(watched, desk, key, tmp_path):
    write(desk)
    desk.close()
    assert people_without_wal(desk, key, tmp_path) == 1


def test_while_someone_reads_folding_gives_up_after_some_tries(watched, desk, qtbot, pool):
    write(desk)
    with closing(open_file(desk.path, desk.key)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from person").fetchone()
        write(desk, "Grace")
        watched._idle.setInterval(0)
        qtbot.waitUntil(lambda: watched._tries == 0)
        pool.waitForDone()
    assert not watched._idle.isActive()


def test_nothing_ticks_while_nothing_is_done(watched):
    assert not watched._soon.isActive() or watched._soon.isSingleShot()
    assert not watched._idle.isActive()


def test_a_file_that_is_gone_is_told_and_what_was_written_is_in_a_backup(watched, desk, qtbot):
    write(desk)
    desk.path.unlink()
    with qtbot.waitSignal(watched.moved):
        watched._idle.start(0)
    assert whys(desk) == ["closing"]
    watched._idle.start(0)
    qtbot.waitUntil(lambda: not watched._idle.isActive())
    assert desk.is_open
