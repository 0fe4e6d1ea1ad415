from PySide6.QtCore import QLocale

from mentordesk.domain.languages import ENGLISH
from mentordesk.ui.capture.words import language


def test_the_language_of_this_computer_is_understood_beside_english():
    german = language(QLocale("de_DE"))
    assert german.days["heute"] == german.days["today"] == 0
    assert language(QLocale("cy_GB")) == ENGLISH
