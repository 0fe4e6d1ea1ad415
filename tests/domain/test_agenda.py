from typing import NamedTuple

from mentordesk.domain.agenda import by_section, left_over, minutes


class Item(NamedTuple):
    section: str = "accomplish"
    state: str = "open"
    carried: int = 0


def test_every_section_of_the_kind_is_there_in_its_order():
    found = by_section("technical", [Item("code-review"), Item("accomplish")])
    assert list(found) == ["accomplish", "struggling", "by-next-time", "code-review"]
    assert found["struggling"] == []


def test_a_section_of_another_kind_follows_if_it_has_items():
    assert list(by_section("career", [Item("habits")]))[-1] == "habits"


def test_longest_carried_items_come_first_and_the_others_keep_their_order():
    first, second, old = Item("advice"), Item("habits"), Item(carried=2)
    assert left_over([first, second, old, Item(state="parked")]) == [old, first, second]


def test_minutes_count_what_is_or_was_talked_about():
    assert minutes([("open", 10), ("discussed", 5), ("parked", 20), ("open", None)]) == 15
