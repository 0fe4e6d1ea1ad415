"""Folders that other programs write to as well: clouds, and files that they left beside a desk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

FOLDERS = {  # the names of their folders, in small letters, by the name people know them by
    "Dropbox": r"dropbox( \(.+\))?",
    "OneDrive": r"onedrive( - .+|-.+)?",
    "iCloud": r"iclouddrive|icloud drive|mobile documents|com~apple~clouddocs",
    "Google Drive": r"google ?drive(-.+)?",
    "Nextcloud": r"nextcloud\d*",
    "ownCloud": r"owncloud\d*",
    "MEGA": r"mega(sync)?( .+)?",
    "pCloud": r"pcloud ?drive|pcloudsync",
}
MARKS = {  # what the programs put into the topmost folder that they copy
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".megaignore": "MEGA",
}
NETWORK = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afpfs",
        "webdav",
        "davfs",
        "9p",
        "afs",
        "ceph",
        "osxfuse",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "fuse.gvfsd-fuse",
    ]
)
CONFLICT = re.compile(r"conflict|konflikt|conflit|conflicto|in conflitto", re.IGNORECASE)


def service(folders: Sequence[str], marks: Iterable[str] = ()) -> str:
    """Return whose cloud a path lies in, by the names of its folders and marks in them, or ""."""
    for folder in folders:
        for known, name in FOLDERS.items():
            if re.fullmatch(name, folder.lower()):
                return known
    return next((MARKS[mark] for mark in marks if mark in MARKS), "")


def is_network(system: str) -> bool:
    """Return whether a file system, as the computer names it, is that of another computer."""
    return system.lower() in NETWORK


def conflicts(name: str, beside: Iterable[str]) -> list[str]:
    """Return the files that a cloud made of a desk because two computers had changed it."""
    stem, _, suffix = name.rpartition(".")
    return sorted(
        other
        for other in beside
        if other != name
        and other.startswith(stem)
        and other.endswith(f".{suffix}")
        and CONFLICT.search(other[len(stem) :])
    )
