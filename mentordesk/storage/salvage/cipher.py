"""Deciphering the pages of a protected desk that SQLCipher refuses as a whole: AES-256, CBC.

Only for reading what a damaged file still has; nothing is ever protected by this.
The arithmetic is that of FIPS 197, its "equivalent inverse cipher", over all blocks at once.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from mentordesk.storage.kind import PAGE
from mentordesk.storage.seals import RESERVED, SALT

ROUNDS, WORDS = 14, 8  # of a key of 256 bits
COLUMN = (14, 9, 13, 11)  # of the matrix that mixes columns back
Bytes = Any  # arrays of numpy, whose types say nothing of their shapes


class Tables(NamedTuple):
    box: list[int]  # by which each byte is replaced when enciphering
    back: Bytes  # and back
    mixed: list[Bytes]  # by row and replaced byte, what it gives to its column, as one number


def plain(pages: Bytes, numbers: Bytes, key: bytes) -> Bytes:
    """Return pages, each a row of bytes, deciphered; what is reserved at their end becomes 0."""
    result, end = np.zeros_like(pages), PAGE - RESERVED
    for which, start in ((numbers == 1, SALT), (numbers != 1, 0)):
        if which.any():
            begin = pages[which, end : end + 16]
            result[which, start:end] = _chained(pages[which, start:end], begin, key)
    return result


def decipher(blocks: Bytes, key: bytes) -> Bytes:
    """Return blocks, each a row of 16 bytes, deciphered one by one."""
    tables, keys = _tables(), _round_keys(key)
    state = blocks ^ keys[ROUNDS]
    for number in range(ROUNDS - 1, 0, -1):
        rows = _rows(state)
        mixed = [tables.mixed[row][rows[row]] for row in range(4)]
        columns = mixed[0] ^ mixed[1] ^ mixed[2] ^ mixed[3]
        state = columns.view(np.uint8).reshape(-1, 16) ^ _mixed_back(keys[number])
    last = np.stack(_rows(state), axis=2).reshape(-1, 16)
    return tables.back[last] ^ keys[0]


def _chained(content: Bytes, begin: Bytes, key: bytes) -> Bytes:
    count, length = content.shape
    blocks = content.reshape(count, length // 16, 16)
    before = np.concatenate([begin[:, None, :], blocks[:, :-1, :]], axis=1)
    deciphered = decipher(blocks.reshape(-1, 16), key).reshape(blocks.shape)
    return (deciphered ^ before).reshape(count, length)


def _rows(state: Bytes) -> list[Bytes]:
    """Return the four rows of each block, shifted back."""
    square = state.reshape(-1, 4, 4)
    return [np.roll(square[:, :, row], row, axis=1) for row in range(4)]


def _mixed_back(words: Bytes) -> Bytes:
    """Return a round's key as the inverse cipher takes it."""
    tables, box = _tables(), np.array(_tables().box, np.uint8)
    columns = np.zeros(4, np.uint32)
    for row in range(4):
        columns ^= tables.mixed[row][box[words.reshape(4, 4)[:, row]]]
    return columns.view(np.uint8)


@cache
def _round_keys(key: bytes) -> list[Bytes]:
    box, words, power = _tables().box, [list(key[at : at + 4]) for at in range(0, 32, 4)], 1
    while len(words) < 4 * (ROUNDS + 1):
        word, place = words[-1], len(words) % WORDS
        if place == 0:
            word = [box[byte] for byte in (*word[1:], word[0])]
            word[0] ^= power
            power *= 2
        elif place == 4:
            word = [box[byte] for byte in word]
        words.append([one ^ other for one, other in zip(words[-WORDS], word, strict=True)])
    return list(np.array(words, np.uint8).reshape(ROUNDS + 1, 16))


@cache
def _tables() -> Tables:
    powers, logs, value = [0] * 510, [0] * 256, 1
    for exponent in range(255):
        powers[exponent] = powers[exponent + 255] = value
        logs[value] = exponent
        value ^= (value << 1) ^ (0x11B if value & 0x80 else 0)  # times 3, which reaches all
    box = [0x63, *(_affine(powers[255 - logs[byte]]) for byte in range(1, 256))]
    back = [box.index(byte) for byte in range(256)]

    def times(byte: int, factor: int) -> int:
        return powers[logs[byte] + logs[factor]] if byte else 0

    mixed = [
        np.array([[times(byte, COLUMN[(to - row) % 4]) for to in range(4)] for byte in back])
        for row in range(4)
    ]
    numbers = [table.astype(np.uint8).view(np.uint32)[:, 0] for table in mixed]
    return Tables(box, np.array(back, np.uint8), numbers)


def _affine(byte: int) -> int:
    turned = byte * 0x101
    return (byte ^ turned >> 4 ^ turned >> 5 ^ turned >> 6 ^ turned >> 7 ^ 0x63) & 0xFF
