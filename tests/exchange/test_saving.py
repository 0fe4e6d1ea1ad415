import pytest

from mentordesk.errors import MentorDeskError, NoFolder
from mentordesk.exchange.saving import save


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "chart.csv"
    path.write_bytes(b"old")
    save(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["chart.csv"]


def test_where_no_folder_is_nothing_is_written(tmp_path):
    with pytest.raises(NoFolder):
        save(tmp_path / "none" / "chart.csv", b"new")


def test_a_folder_in_the_way_stays(tmp_path):
    (tmp_path / "chart.csv").mkdir()
    with pytest.raises(MentorDeskError):
        save(tmp_path / "chart.csv", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["chart.csv"]
