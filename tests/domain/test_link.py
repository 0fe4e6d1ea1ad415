import pytest

from mentordesk.domain.link import read


@pytest.mark.parametrize(
    ("address", "url", "host"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c", "example.org"),
        ("HTTP://Example.org", "http://example.org", "example.org"),
        ("https://example.org:8443/", "https://example.org:8443/", "example.org"),
        ("https://zoom.us@evil.example/", "https://zoom.us@evil.example/", "evil.example"),
        ("https://zооm.us/j", "https://xn--zm-fmca.us/j", "xn--zm-fmca.us"),
        ("https://straße.de/", "https://xn--strae-oqa.de/", "xn--strae-oqa.de"),
        ("mailto:anna@example.org", "mailto:anna@example.org", "anna@example.org"),
        ("mailto:a@b.org?subject=Hi", "mailto:a@b.org?subject=Hi", "a@b.org"),
        ("tel:+49 30".replace(" ", "-"), "tel:+4930", "+4930"),
    ],
)
def test_a_link_leads_where_its_true_name_says(address, url, host):
    found = read(address)
    assert (found.url, found.host) == (url, host)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "words",
        "example.org",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "smb://host/share",
        "ms-msdt:/id PCWDiagnostic",
        "search-ms:query=x",
        "slack://user?team=T1&id=U1",
        "note:x",
        "https:evil",
        "https:/evil",
        "//host/x",
        "\\\\host\\x",
        "https://good.example/\u202efdp.exe",
        "https://good.example/%E2%80%AEfdp.exe",
        "https://good.example\\@evil.example/",
        "https://%65vil.example/",
        "https://good.example%2eevil.example/",
        "https://good.example%00.evil.example/",
        "https://good。example/",
        "https://[::1]/",
        "https://a b.example/",
        "https://good.example/a\nb",
        "mailto:anna@example.org?attach=/etc/passwd",
        "mailto:anna@example.org?bcc=eve@example.org",
        "mailto:anna",
        "tel:*21*0900#",
        f"https://good.example/{'x' * 2000}",
    ],
)
def test_anything_else_is_no_link(address):
    assert read(address) is None


def test_what_stands_before_the_at_is_told_from_the_host():
    assert read("https://good.example@evil.example/").has_user
    assert not read("https://evil.example/@good.example").has_user
