"""A conversation in Slack: the links that lead to it, and what is typed to name it."""

from __future__ import annotations

import re

TEAM = r"[TE][A-Z0-9]{1,20}"
MEMBER = r"[UW][A-Z0-9]{1,20}"
PLACE = r"[CDG][A-Z0-9]{1,20}"
NAME = r"[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?"
APP = re.compile(rf"slack://(user|channel)\?team=({TEAM})&id=({MEMBER}|{PLACE})")
IN_TEAM = re.compile(rf"https://({NAME})\.slack\.com/(team|archives)/({MEMBER}|{PLACE})")
CLIENT = re.compile(rf"https://app\.slack\.com/client/({TEAM})/({MEMBER}|{PLACE})(?:[/?#].*)?")
HOST = re.compile(rf"(?:https://)?({NAME})\.slack\.com/?")
BETWEEN = " · "


def address(workspace: str, member: str) -> str:
    """Return what leads to a member or a channel; words stay words where no link can be made."""
    workspace, member = _name(workspace.strip()), member.strip()
    if not re.fullmatch(rf"{MEMBER}|{PLACE}", member) or not workspace:
        return BETWEEN.join(filter(None, (workspace, member)))
    if re.fullmatch(TEAM, workspace):
        return _app(workspace, member)
    if not re.fullmatch(NAME, workspace.lower()):
        return BETWEEN.join((workspace, member))
    room = "team" if _is_member(member) else "archives"
    return f"https://{workspace.lower()}.slack.com/{room}/{member}"


def fields(address: str) -> tuple[str, str]:
    """Return the workspace and the member that make an address again."""
    if found := APP.fullmatch(address):
        return found[2], found[3]
    if found := IN_TEAM.fullmatch(address):
        return found[1], found[3]
    workspace, between, member = address.partition(BETWEEN)
    return (workspace, member) if between else ("", address)


def links(address: str) -> tuple[str, ...]:
    """Return what opens a conversation: the app, then the browser; nothing for mere words."""
    if found := APP.fullmatch(address):
        return address, f"https://app.slack.com/client/{found[2]}/{found[3]}"
    if found := CLIENT.fullmatch(address):
        return _app(found[1], found[2]), address
    workspace, between, _ = address.partition(BETWEEN)
    if between and re.fullmatch(NAME, workspace.lower()):
        return (f"https://{workspace.lower()}.slack.com/",)
    return ()


def _app(team: str, conversation: str) -> str:
    kind = "user" if _is_member(conversation) else "channel"
    return f"slack://{kind}?team={team}&id={conversation}"


def _is_member(conversation: str) -> bool:
    return conversation[:1] in ("U", "W")


def _name(workspace: str) -> str:
    """Return the name in the address of a workspace, such as acme of acme.slack.com."""
    found = HOST.fullmatch(workspace.lower())
    return found[1] if found else workspace
