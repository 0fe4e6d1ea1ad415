import math

import pytest

from mentordesk import errors
from mentordesk.domain import passphrase
from mentordesk.domain.passphrase import refuse_unusable, strength


def test_seven_words_of_the_list_are_ninety_bits():
    known = passphrase._known()
    assert len(set(known)) == len(known) == 7776
    assert int(math.log2(len(known)) * len(passphrase.words())) == 90


def test_words_can_be_typed_on_every_keyboard():
    assert all(word.isascii() and word.replace("-", "").islower() for word in passphrase._known())


def test_random_words_are_others_each_time():
    drawn = {passphrase.joined(passphrase.words()) for _ in range(200)}
    assert len(drawn) == 200
    assert len({word for text in drawn for word in text.split()}) > 1000


def test_every_passphrase_of_random_words_is_strong_and_usable():
    for _ in range(20):
        drawn = passphrase.joined(passphrase.words())
        refuse_unusable(drawn)
        assert strength(drawn).score == 4


@pytest.mark.parametrize(
    "text", ["a", "password", "mentordesk", "qwertyuiop", "Summer2026", "111" * 9]
)
def test_what_is_soon_guessed_is_weak(text):
    assert strength(text).is_weak


@pytest.mark.parametrize(
    "text", ["drizzle unfasten celery", "kX9#mQ2vTz7w", "Блюдце мокнет под дождём"]
)
def test_what_takes_long_to_guess_is_not_weak(text):
    assert not strength(text).is_weak


def test_names_of_the_user_make_a_passphrase_weaker():
    text = "Oyelaran Ogunbanjo"
    assert strength(text, ["Oyelaran Ogunbanjo"]).score < strength(text).score


def test_the_longest_passphrase_is_estimated_too():
    assert strength("kX9#mQ2vTz7w" * 100).score == 4


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", errors.PassphraseEmpty),
        ("  \u3000", errors.PassphraseEmpty),
        ("x" * 1001, errors.PassphraseTooLong),
        ("two\nlines", errors.PassphraseRefused),
        ("two\u2028lines", errors.PassphraseRefused),
        ("tab\tbed", errors.PassphraseRefused),
        ("nul\0", errors.PassphraseRefused),
        ("half \ud83d", errors.PassphraseRefused),
    ],
)
def test_what_can_be_no_passphrase(text, error):
    with pytest.raises(error):
        refuse_unusable(text)


@pytest.mark.parametrize("text", ["x" * 1000, "Größe 🐦 שלום 👨‍👩‍👧", " in front and\xa0behind "])
def test_any_line_can_be_a_passphrase(text):
    refuse_unusable(text)
