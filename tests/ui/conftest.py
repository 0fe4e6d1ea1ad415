import keyring
import pytest

from mentordesk.storage import remembered
from mentordesk.ui.theme import Theme, install_fonts
from tests.storage.test_remembered import Ring


@pytest.fixture(scope="session")
def theme(qapp):
    """The light theme in the fonts that come along."""
    install_fonts(qapp)
    theme = Theme(qapp)
    theme.use("light")
    return theme


@pytest.fixture
def ring(monkeypatch):
    """A keyring in memory that counts as the system's own."""
    before, ring = keyring.get_keyring(), Ring()
    monkeypatch.setattr(remembered, "OWN", {remembered._name(ring)})
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)
