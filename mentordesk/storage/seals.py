"""The seals of a protected desk's pages, which tell without SQLCipher what a key fits.

Each page of SQLCipher 4 ends with 16 bytes to begin deciphering with and the 64 of an HMAC-SHA512
over the page before them and its number. The seals have a key of their own, made of the desk's.
"""

from __future__ import annotations

from .key import checked, parts
from .kind import PAGE

SALT, SEAL = 16, 64
RESERVED = 80  # bytes of a page that are no content: where to begin, and the seal
MASK, ROUNDS = 0x3A, 2


class Seals:
    """The seals that a key makes."""

    def __init__(self, key: str) -> None:
        from hashlib import pbkdf2_hmac  # slow to import, and only a protected desk needs it

        raw, salt = parts(checked(key))
        masked = bytes(byte ^ MASK for byte in salt)
        self._key = pbkdf2_hmac("sha512", raw, masked, ROUNDS, dklen=32)

    def fit(self, number: int, page: bytes) -> bool:
        """Return whether a page, whose number counts from 1, is as the key's owner wrote it.

        The first 16 bytes of the file are the salt, which no seal covers.
        """
        from hmac import digest

        if len(page) != PAGE:
            return False
        content = page[SALT if number == 1 else 0 : PAGE - SEAL]
        return digest(self._key, content + number.to_bytes(4, "little"), "sha512") == page[-SEAL:]
