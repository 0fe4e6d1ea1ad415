from mentordesk.ui.voices import Voices

MINE = Voices("mentor", "Priya Raman")


def test_what_i_say_is_yours_to_read_as_you():
    assert (MINE.name("mentor"), MINE.sign("mentor")) == ("you", "you")


def test_the_other_is_called_by_the_first_name():
    assert (MINE.name("mentee"), MINE.sign("mentee")) == ("Priya", "P")


def test_a_very_long_name_is_cut():
    assert Voices("mentee", "Bartholomew-James Ng").name("mentor") == "Bartholomew…"
