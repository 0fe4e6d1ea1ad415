"""Where meetings happen: what the address of a channel opens, and whether that is usual."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import link, mail, slack

HOSTS = {
    "gotomeeting.com": "gotomeeting",
    "gotomeet.me": "gotomeeting",
    "goto.com": "gotomeeting",
    "zoom.us": "zoom",
    "zoom.com": "zoom",
    "zoomgov.com": "zoom",
    "meet.google.com": "meet",
    "teams.microsoft.com": "teams",
    "teams.live.com": "teams",
    "teams.cloud.microsoft": "teams",
    "meet.jit.si": "jitsi",
    "8x8.vc": "jitsi",
    "slack.com": "slack",
}
NAMES = {
    "gotomeeting": "GoToMeeting",
    "zoom": "Zoom",
    "meet": "Meet",
    "teams": "Teams",
    "jitsi": "Jitsi",
    "slack": "Slack",
}
ICONS = {
    "gotomeeting": "video",
    "zoom": "webcam",
    "meet": "screen-share",
    "teams": "presentation",
    "jitsi": "headphones",
    "slack": "message-square",
    "link": "link",
    "mail": "mail",
    "phone": "phone",
    "in-person": "map-pin",
}
OPENED = ("video", "slack", "phone")


@dataclass(frozen=True)
class Target:
    provider: str = ""  # one of ICONS, "video" for a link still missing, "" if nothing is said
    label: str = ""  # a name of its own, such as Zoom or a host
    links: tuple[str, ...] = ()  # to open: the first that a program takes
    host: str = ""  # where they lead by its true name; a number, an address of mail
    is_usual: bool = True  # opened without asking
    is_refused: bool = False  # an address that must not be opened
    port: str = ""  # with its colon, where a link names one

    @property
    def icon(self) -> str:
        return ICONS.get(self.provider, "video")

    @property
    def opens(self) -> bool:
        """Whether there is something to try, if only to be told why it is not opened."""
        return bool(self.links) or self.is_refused

    @property
    def is_encrypted(self) -> bool:
        return not any(each.startswith("http:") for each in self.links)


def target(channel: str | None, address: str) -> Target:
    """Return what an address stands for; it may have come from someone else."""
    given, nothing = address.strip(), Target(channel or "", NAMES.get(channel or "", ""))
    if channel not in OPENED or not given:
        return nothing
    if len(given) > link.LONGEST:
        return Target(nothing.provider, nothing.label, is_refused=True)
    if channel == "phone" and (found := _phone(given, usual=True)):
        return found
    if channel == "slack" and _is_words(given):
        links = slack.links(given)
        return Target("slack", NAMES["slack"], links, _host_of(links))
    found = _link(given) if link.is_clear(given) else None
    return found or Target(nothing.provider, nothing.label, is_refused=True)


def is_link(address: str) -> bool:
    """Return whether a video call can be at an address: an encrypted link, whatever its host."""
    return address.lower().startswith("https://") and bool(target("video", address).links)


def is_number(address: str) -> bool:
    """Return whether an address can be dialled."""
    return _phone(address.strip(), usual=True) is not None


def whole(address: str) -> str:
    """Return a link with the https:// that may be left out where it is typed."""
    bare = not link.SCHEME.match(address) and "." in address
    return f"https://{address}" if bare and is_link(f"https://{address}") else address


def _is_words(given: str) -> bool:
    """Whether what is said of a Slack conversation is no link: @anna, acme · @anna."""
    return not link.SCHEME.match(given) and not re.search(r"[/\\]|\.[A-Za-z]", given)


def _link(given: str) -> Target | None:
    scheme = link.SCHEME.match(given)
    if scheme is None:
        return _web(f"https://{given}")
    rest = given[scheme.end() :]
    kinds = {
        "https": lambda: _web(given),
        "http": lambda: _web(given),
        "tel": lambda: _phone(rest, usual=False),
        "mailto": lambda: _mail(rest),
        "slack": lambda: _slack(f"slack:{rest}"),
    }
    return kinds.get(scheme[1].lower(), lambda: None)()


def _web(given: str) -> Target | None:
    found = link.web(given)
    if found is None:
        return None
    provider, host = _provider(found.host), found.host
    plain = found.is_encrypted and not found.has_user and not found.port
    links = (slack.links(found.url) if plain else ()) or (found.url,)
    label = NAMES.get(provider) or host.removeprefix("www.")
    return Target(provider, label, links, host, plain and provider in NAMES, port=found.port)


def _provider(host: str) -> str:
    known = [name for end, name in HOSTS.items() if host == end or host.endswith(f".{end}")]
    return known[0] if known else "link"


def _phone(given: str, *, usual: bool) -> Target | None:
    found = link.phone(given.removeprefix("tel:"))
    return found and Target("phone", "", (found.url,), found.host, usual)


def _mail(given: str) -> Target | None:
    """A mail to one address; anything more, such as a text or a file, is not for a meeting."""
    if not mail.is_address(given):
        return None
    return Target("mail", given, (mail.link(given, ""),), given, is_usual=False)


def _slack(given: str) -> Target | None:
    links = slack.links(given)
    return Target("slack", NAMES["slack"], links, _host_of(links)) if links else None


def _host_of(links: tuple[str, ...]) -> str:
    found = link.WEB.fullmatch(links[-1]) if links else None
    return found[2] if found else ""
