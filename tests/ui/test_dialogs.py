import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QToolButton

from mentordesk.ui import dialogs
from mentordesk.ui.theme import Theme

ROLE = QDialogButtonBox.ButtonRole


@pytest.fixture
def then(theme):
    """What is done with the next dialog, once it is shown."""

    def prepared(do):
        QTimer.singleShot(0, lambda: do(QApplication.activeModalWidget()))

    return prepared


def buttons(dialog):
    box = dialog.findChild(QDialogButtonBox)
    return {box.buttonRole(each): each for each in box.buttons()}


@pytest.mark.parametrize(("role", "answer"), [(ROLE.AcceptRole, True), (ROLE.RejectRole, False)])
def test_a_question_has_the_answer_that_is_clicked(then, role, answer):
    then(lambda dialog: buttons(dialog)[role].click())
    assert dialogs.confirm(None, "Delete", "Delete “<b>Meeting</b>” for good?", "Delete") is answer


def test_return_deletes_nothing(then):
    seen = []

    def look_at(dialog):
        shown = buttons(dialog)
        seen.extend([shown[ROLE.AcceptRole].property("kind"), shown[ROLE.RejectRole].isDefault()])
        dialog.reject()

    then(look_at)
    assert not dialogs.confirm(None, "Delete", "Delete for good?", "Delete")
    assert seen == ["primary", True]


def test_answers_stand_as_in_our_own_dialogs_and_without_icons(then):
    seen = []

    def look_at(dialog):
        shown = sorted(dialog.findChild(QDialogButtonBox).buttons(), key=lambda each: each.x())
        seen.extend((each.text(), each.icon().isNull()) for each in shown)
        dialog.reject()

    then(look_at)
    dialogs.confirm(None, "End", "End the mentorship?", "End")
    assert seen == [("Cancel", True), ("End", True)]


def test_words_of_a_message_begin_at_its_edge(then):
    seen = []

    def look_at(dialog):
        seen.append(dialog.findChild(QLabel, "qt_msgbox_label").x())
        dialog.accept()

    then(look_at)
    dialogs.tell(None, "About", "The desk of two people, in one file of yours. " * 3)
    assert seen == [20]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_files_are_chosen_with_icons_that_can_be_seen(qapp, qtbot, theme, tmp_path, name):
    theme = qapp.findChild(Theme)  # other tests have made some, too
    theme.use(name)
    dialog, _icons = dialogs.file_dialog(None, "Open", tmp_path, dialogs.desks())
    qtbot.addWidget(dialog)
    up = dialog.findChild(QToolButton, "toParentButton").icon().pixmap(32).toImage()
    assert up == theme.icon("arrow-up", "muted").pixmap(32).toImage()
    theme.use("light")
