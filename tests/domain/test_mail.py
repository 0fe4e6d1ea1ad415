from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain import mail

TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
)


@pytest.mark.parametrize("text", ["a@b.c", "anna.winter+desk@example.com", "ä@müller.example"])
def test_an_address_of_mail_is_taken(text):
    assert mail.is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "anna", "anna@", "@b.c", "a b@c.d", "a@b@c", "a@.c", "a@b."),
        *("a@b.c,d@e.f", "a@b.c?cc=d@e.f", "a@b.c\n", "a@b.c\u202e", "<a@b.c>"),
    ],
)
def test_what_is_none_or_more_than_one_is_not(text):
    assert not mail.is_address(text)


def test_lines_of_a_mail_end_as_mail_has_it():
    link = mail.link("anna@example.com", "Meeting 12 & more", "One\nTwo: 100 %")
    assert link == (
        "mailto:anna@example.com?subject=Meeting%2012%20%26%20more&body=One%0D%0ATwo%3A%20100%20%25"
    )


@given(TEXT, TEXT)
def test_all_of_a_text_arrives(subject, body):
    link = mail.link("a@b.c", subject, body)
    asked = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert link.isascii()
    assert asked.get("subject", [""]) == [" ".join(subject.split())]
    assert asked.get("body", [""])[0].replace("\r\n", "\n") == "\n".join(body.splitlines())


def test_a_long_text_does_not_fit_a_link():
    assert mail.fits(mail.link("a@b.c", "s", "x" * 1_700))
    assert not mail.fits(mail.link("a@b.c", "s", "ä" * 400))
