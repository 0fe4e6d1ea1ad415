"""Links, which may have come from someone else: what they open, by its true name."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from . import mail

LONGEST = 2_000  # letters of an address; no browser takes more than some thousands
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:[/?#]|$))")  # "host:8443" has none
WEB = re.compile(r"(https?)://([^/?#]*)([/?#].*)?", re.IGNORECASE)
PLACE = re.compile(r"(?:(?P<user>.*)@)?(?P<host>[^@:\[\]]+)(?P<port>:[0-9]*)?")
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
NUMBER = re.compile(
    r"(?P<number>\+?[ ]?\(?[0-9][0-9 ()./-]*)"
    r"(?:(?:[ ,]*(?:ext\.?|x|#)|;ext=) ?(?P<extension>[0-9]{1,11}))?",
    re.IGNORECASE,
)


class Link(NamedTuple):
    kind: str  # web, mail or phone
    url: str
    host: str  # where it leads by its true name; a number, an address of mail
    port: str = ""  # with its colon, where one is named
    has_user: bool = False  # what stands before an @ is easily taken for the host

    @property
    def is_encrypted(self) -> bool:
        return not self.url.startswith("http:")


def read(address: str) -> Link | None:
    """Return what an address opens, None for what must not be opened."""
    scheme = SCHEME.match(address)
    if scheme is None or len(address) > LONGEST or not is_clear(address):
        return None
    rest = address[scheme.end() :]
    kinds = {
        "https": lambda: web(address),
        "http": lambda: web(address),
        "mailto": lambda: letter(rest),
        "tel": lambda: phone(rest),
    }
    return kinds.get(scheme[1].lower(), lambda: None)()


def whole(address: str) -> str:
    """Return a link with the https:// that may be left out where it is typed."""
    return address if SCHEME.match(address) else f"https://{address}"


def is_clear(given: str) -> bool:
    """Whether all of it is seen as it is: no spaces, no hidden or turning characters, no \\."""
    clear = given.isprintable() and unquote(given).isprintable()
    return clear and " " not in given and "\\" not in given and '"' not in given


def web(address: str) -> Link | None:
    """Return the link to a page; its host is the one that is asked for."""
    found = WEB.fullmatch(address)
    place = PLACE.fullmatch(found[2]) if found else None
    host = true_host(place["host"]) if place else ""
    if found is None or place is None or not host:
        return None
    user = f"{place['user']}@" if place["user"] is not None else ""
    port = place["port"] or ""
    url = f"{found[1].lower()}://{user}{host}{port}{found[3] or ''}"
    return Link("web", url, host, port, bool(user))


def letter(given: str) -> Link | None:
    """Return the link to a mail with a subject and a text at most: a file is not for others."""
    to, _, asked = given.partition("?")
    try:
        said = dict(parse_qsl(asked, strict_parsing=True)) if asked else {}
    except ValueError:
        return None
    if not mail.is_address(to) or said.keys() - {"subject", "body"}:
        return None
    return Link("mail", mail.link(to, said.get("subject", ""), said.get("body", "")), to)


def phone(given: str) -> Link | None:
    """Return the link that dials a number, with its extension."""
    found = NUMBER.fullmatch(given)
    if found is None:
        return None
    digits = re.sub(r"[^0-9+]", "", found["number"])
    number = digits + (f";ext={found['extension']}" if found["extension"] else "")
    return Link("phone", f"tel:{number}", number)


def true_host(name: str) -> str:
    """Return a host as it is asked for, so that look-alike letters show; "" if it is none."""
    shown = unicodedata.normalize("NFKC", name).lower().removesuffix(".")
    labels = [_ascii(label) for label in shown.split(".")]
    whole = ".".join(labels)
    return whole if all(map(LABEL.fullmatch, labels)) and len(whole) <= 253 else ""


def _ascii(label: str) -> str:
    if label.isascii() or not re.fullmatch(r"[\w-]+", label):
        return label
    return f"xn--{label.encode('punycode').decode()}"
