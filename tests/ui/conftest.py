import pytest

from mentordesk.ui.theme import Theme, install_fonts


@pytest.fixture(scope="session")
def theme(qapp):
    """The light theme in the fonts that come along."""
    install_fonts(qapp)
    theme = Theme(qapp)
    theme.use("light")
    return theme
