import ctypes
from ctypes import wintypes

import pytest

from mentordesk.ui.locking.session_windows import SessionWindows


@pytest.fixture
def session(qapp):
    session = SessionWindows(qapp)
    yield session
    qapp.removeNativeEventFilter(session._filter)
    session.deleteLater()


def told(session, message, value):
    """Whether a message of Windows tells that the user has left."""
    heard = []
    session.left.connect(lambda: heard.append(1))
    raw = wintypes.MSG(message=message, wParam=value)
    assert session._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(raw)) == (
        False,
        0,
    )
    session.left.disconnect()
    return bool(heard)


def test_a_computer_that_is_about_to_sleep_is_told(session):
    assert told(session, 0x218, 4)


def test_a_session_that_is_locked_is_told(session):
    assert told(session, 0x2B1, 7)


@pytest.mark.parametrize(("message", "value"), [(0x218, 18), (0x2B1, 8), (0x200, 7)])
def test_what_wakes_up_is_unlocked_or_moves_is_not(session, message, value):
    assert not told(session, message, value)
