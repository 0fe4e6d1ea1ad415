import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.channel import HOSTS, ICONS, NAMES, is_link, target, whole

LETTERS = st.text(st.characters(codec="utf-8"), max_size=60)


def opened(address, channel="video"):
    return target(channel, address).links


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        ("https://meet.goto.com/priya", "gotomeeting"),
        ("https://global.gotomeeting.com/join/1", "gotomeeting"),
        ("us02web.zoom.us/j/1", "zoom"),
        ("HTTPS://ZOOM.US/j/1", "zoom"),
        ("https://zoom.us./j/1", "zoom"),
        ("https://ｚｏｏｍ.us/j/1", "zoom"),
        ("https://meet.google.com/abc-defg-hij", "meet"),
        ("https://teams.microsoft.com/l/meetup-join/1", "teams"),
        ("https://teams.live.com/meet/1", "teams"),
        ("https://meet.jit.si/Gespräch", "jitsi"),
        ("https://acme.slack.com/archives/C1", "slack"),
    ],
)
def test_a_link_of_a_known_host_is_usual_and_has_its_name(address, provider):
    found = target("video", address)
    assert (found.provider, found.label, found.is_usual) == (provider, NAMES[provider], True)
    assert found.icon == ICONS[provider]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://jitsi.example.org/room", "jitsi.example.org"),
        ("https://zoom.us.evil.com/j/1", "zoom.us.evil.com"),
        ("https://notzoom.us/j/1", "notzoom.us"),
        ("https://zoom.us@evil.com/j/1", "evil.com"),
        ("https://zoom.us%40evil.com@evil.com", "evil.com"),
        ("https://a@zoom.us:443@evil.com/", "evil.com"),
        ("https://evil.com#@zoom.us", "evil.com"),
        ("https://evil.com?@zoom.us/", "evil.com"),
        ("https://zооm.us/j", "xn--zm-fmca.us"),
        ("https://straße.de/", "xn--strae-oqa.de"),
        ("https://teams.microsoft.com.evil.io", "teams.microsoft.com.evil.io"),
        ("https://google.com/meet", "google.com"),
    ],
)
def test_look_alikes_are_asked_about_by_their_true_host(address, host):
    found = target("video", address)
    assert (found.host, found.label, found.is_usual) == (host, host, False)


@pytest.mark.parametrize(
    "address",
    ["http://zoom.us/j/1", "https://zoom.us:8443/j/1", "https://anna@zoom.us/j/1"],
)
def test_a_known_host_in_an_unusual_link_is_asked_about(address):
    found = target("video", address)
    assert (found.host, found.label, found.is_usual) == ("zoom.us", "Zoom", False)
    assert found.is_encrypted is address.startswith("https")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "smb://host/share",
        "ms-msdt:/id",
        "ms-settings:",
        "zoommtg://zoom.us/join",
        "vbscript:x",
        "//host/share",
        "https:evil.com",
        "https:/evil.com",
        "https://",
        "https:///etc/passwd",
        "http://[::bad/",
        "https://zoom.us\\@evil.com/",
        "https://zoom.us/\u202ejpg.exe",
        "https://zoom.us/%E2%80%AEjpg",
        "https://zoom.us/a b",
        "https://zoom.us\n/j",
        "https://zoom。us/j",
        "https://-zoom.us/",
        "https://a..b/",
        "C:\\Windows\\notepad.exe",
        "\\\\host\\share",
        "slack://open?team=../..",
        "slack://user?team=T1&id=U1&x=javascript:1",
        "mailto:anna@example.com?attach=/etc/passwd",
        "mailto:anna",
        "tel:*21*0900#",
        "a room somewhere",
    ],
)
def test_anything_else_is_refused(address):
    found = target("video", address)
    assert (found.links, found.is_refused, found.opens) == ((), True, True)


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("+49 (30) 123-45", "tel:+493012345"),
        ("(030) 123 45", "tel:03012345"),
        ("+1 555 0100 ext. 12", "tel:+15550100;ext=12"),
        ("+1 555 0100 x12", "tel:+15550100;ext=12"),
        ("+1 555 0100, #12", "tel:+15550100;ext=12"),
        ("tel:+1-555-0100;ext=12", "tel:+15550100;ext=12"),
    ],
)
def test_a_number_is_dialled_with_its_extension(number, link):
    assert opened(number, "phone") == (link,)
    assert target("phone", number).is_usual


@pytest.mark.parametrize("address", ["tel:+49301", "mailto:anna@example.com"])
def test_a_call_or_a_mail_instead_of_a_video_link_is_asked_about(address):
    found = target("video", address)
    assert found.links
    assert not found.is_usual
    assert found.host in address


def test_an_app_link_of_slack_is_tried_before_the_browser():
    app, web = "slack://user?team=T1&id=U2", "https://app.slack.com/client/T1/U2"
    assert opened(app, "slack") == opened(web, "slack") == (app, web)
    room = "https://app.slack.com/client/T1/C2/thread"
    assert opened(room, "slack") == ("slack://channel?team=T1&id=C2", room)


def test_who_is_meant_in_slack_may_be_mere_words():
    found = target("slack", "@anna")
    assert (found.label, found.opens) == ("Slack", False)
    assert opened("acme · @anna", "slack") == ("https://acme.slack.com/",)


def test_a_place_is_words_alone():
    found = target("in-person", "https://zoom.us/j/1")
    assert (found.icon, found.links, found.opens) == ("map-pin", (), False)
    assert not target(None, "https://zoom.us/j/1").opens
    assert not target("video", " ").opens


def test_a_video_call_is_at_an_encrypted_link():
    assert is_link("https://jitsi.example.org:8443/room")
    assert is_link(whole("zoom.us/j/1"))
    assert whole("meet") == "meet"
    assert not is_link("zoom.us/j/1")
    assert not any(map(is_link, ("http://zoom.us/j/1", "tel:+49301", "", "ftp://a.b", "a b")))


@pytest.mark.parametrize("channel", ["video", "slack", "phone"])
def test_an_endless_address_is_refused_at_once(channel):
    assert target(channel, "1" + " " * 1_000_000 + "x").is_refused
    assert target(channel, "https://zoom.us/" + "a" * 3_000).is_refused


def test_every_provider_has_a_name_and_an_icon():
    assert set(HOSTS.values()) == set(NAMES) <= set(ICONS)
    assert len(set(ICONS.values())) == len(ICONS)


@given(LETTERS, st.sampled_from(["video", "slack", "phone"]))
def test_nothing_but_these_schemes_is_ever_opened(address, channel):
    for link in target(channel, address).links:
        assert link.startswith(("https://", "http://", "tel:", "mailto:", "slack://"))
        assert link.isprintable()


@given(st.sampled_from(sorted(HOSTS)), LETTERS, LETTERS)
def test_what_is_usual_leads_to_a_known_host(host, before, after):
    found = target("video", f"https://{before}{host}{after}")
    if found.is_usual and found.links:
        assert any(found.host == end or found.host.endswith(f".{end}") for end in HOSTS)
        assert found.links[-1].startswith(f"https://{found.host}")
