from typing import NamedTuple

from mentordesk.exchange.summary import Words, agenda_text

WORDS = Words(
    head=("Meeting 12 with Priya", "Thu 26 Nov, 16:00–16:45", ""),
    sections={
        "accomplish": ("To accomplish", "What do you hope for?"),
        "struggling": ("Struggling with", "Where are you stuck?"),
        "advice": ("Advice", "On what?"),
    },
    voices={"mentor": "Anna", "mentee": "Priya"},
    minutes="{n} min",
    empty="There is nothing on the agenda yet.",
)


class Item(NamedTuple):
    title: str
    section: str = "accomplish"
    voice: str = "mentee"
    minutes: int | None = None
    state: str = "open"
    private: bool = False


def test_an_agenda_reads_section_by_section():
    items = [
        Item("Ship accounts first", minutes=10),
        Item("Cursors", "struggling"),
        Item("A talk", voice="mentor"),
    ]
    assert agenda_text("technical", items, WORDS) == (
        "Meeting 12 with Priya\n"
        "Thu 26 Nov, 16:00–16:45\n"
        "\n"
        "To accomplish\n"
        "What do you hope for?\n"
        "- Ship accounts first (Priya, 10 min)\n"
        "- A talk (Anna)\n"
        "\n"
        "Struggling with\n"
        "Where are you stuck?\n"
        "- Cursors (Priya)\n"
    )


def test_nothing_private_leaves():
    items = [Item("Secret", private=True), Item("Dark", "struggling", private=True)]
    text = agenda_text("technical", items, WORDS)
    assert "Secret" not in text
    assert "Struggling" not in text
    assert text.endswith("There is nothing on the agenda yet.\n")


def test_what_is_parked_or_dropped_is_left_out():
    items = [Item("Parked", state="parked"), Item("Dropped", state="dropped"), Item("Open")]
    assert "- Open" in agenda_text("technical", items, WORDS)
    assert "ped" not in agenda_text("technical", items, WORDS)


def test_a_title_stays_on_its_line():
    assert "- One two (Priya)" in agenda_text("career", [Item("One\ntwo")], WORDS)


def test_a_section_of_another_kind_is_not_lost():
    assert "Advice\nOn what?\n- CV" in agenda_text("technical", [Item("CV", "advice")], WORDS)
