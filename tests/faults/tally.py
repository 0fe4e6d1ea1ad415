"""What was tried and what was lost, and how sure that is."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import exp, lgamma, log, log1p
from multiprocessing import get_context
from typing import Any

from .witness import Found

SURE = 0.95
SHOWN = 5  # examples of what went wrong


@dataclass
class Tally:
    tried: int = 0
    lost: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def count(self, wrong: str, where: str = "") -> None:
        self.tried += 1
        if wrong:
            self.lost += 1
            self.examples.append(f"{where}: {wrong}" if where else wrong)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.tried + other.tried,
            self.lost + other.lost,
            self.facts + other.facts,
            (self.examples + other.examples)[:SHOWN],
        )


def spread(trial: Callable[[Any], Tally], over: Iterable[Any], to_a_core: int = 1) -> Tally:
    """Have the trials done on every core, and return all that came of them."""
    with get_context("fork").Pool((os.cpu_count() or 1) * to_a_core) as pool:
        return sum(pool.imap_unordered(trial, over), Tally())


def at_most(lost: int, tried: int) -> float:
    """Return the rate that, with 95 % confidence, is not exceeded (Clopper and Pearson's bound).

    For none lost that is about 3 in `tried`, the rule of three.
    """
    low, high = lost / tried, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _few(lost, tried, middle) > 1 - SURE:
            low = middle
        else:
            high = middle
    return high


def _few(lost: int, tried: int, rate: float) -> float:
    """Return how likely it is that no more than `lost` are lost at this rate."""
    if rate >= 1:
        return float(lost == tried)
    return sum(
        exp(_ways(n, tried) + n * log(rate) + (tried - n) * log1p(-rate)) for n in range(lost + 1)
    )


def _ways(lost: int, tried: int) -> float:
    """Return the logarithm of how many ways there are to lose so many."""
    return lgamma(tried + 1) - lgamma(lost + 1) - lgamma(tried - lost + 1)


def verdict(told: list[str], found: Found, before: str = "") -> str:
    """Return what is wrong with a desk that was found, empty if nothing is.

    It holds the last state that was acknowledged, or a later one that was under way.
    """
    kept = [number for number, line in enumerate(told) if line.startswith("kept ")]
    last = kept[-1] if kept else -1
    acknowledged = told[last].removeprefix("kept ") if kept else before
    later = {line.removeprefix("meant ") for line in told[last + 1 :] if line.startswith("meant ")}
    if found.wrong:
        return found.wrong
    if found.digest == acknowledged or found.digest in later:
        return ""
    known = {line.removeprefix("kept ") for line in told} | {before}
    return "an earlier state" if found.digest in known else "a state that never was"
