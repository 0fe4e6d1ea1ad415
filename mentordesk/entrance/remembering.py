"""Whether this computer remembers the key of a desk, as was chosen at its entry."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from shiboken6 import isValid

from mentordesk.storage.key import salt_of
from mentordesk.ui import background, this_computer
from mentordesk.ui.main_window import MainWindow


class Choice(NamedTuple):
    wanted: bool
    anew: bool = False  # what was kept so far does not open the desk


def settle(window: MainWindow, choice: Choice) -> None:
    """Have the keyring keep the key of the desk in a window, or forget it; say what kept it."""
    from mentordesk.ui.protection import rekeying  # not for the first paint

    key = window.desk.key
    if key is None:
        return
    had = this_computer.remembers(salt_of(key))
    if choice.wanted and (choice.anew or not had):
        background.run_aside(partial(rekeying.remember_key, key), partial(_tell, window))
    elif had and not choice.wanted:
        background.run_aside(partial(rekeying.forget, key), partial(_tell, window))


def _tell(window: MainWindow, trouble: str) -> None:
    from mentordesk.ui.protection import words

    if trouble and isValid(window):
        window.say(words.trouble(trouble))
