"""Share an agenda or a summary as text: what leaves is seen before it does."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPlainTextEdit, QWidget

from mentordesk.desk import Desk
from mentordesk.storage import mentorships
from mentordesk.ui import mailing, this_computer
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import text_edit
from mentordesk.ui.widgets.form import ways_out
from mentordesk.ui.widgets.labels import Text, label, plain_tip
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.segments import Segments
from mentordesk.ui.widgets.sign import Sign
from mentordesk.ui.widgets.tick import CheckBox

from . import leaving, words

WIDE, HIGH = 620, 560
COPY_KEYS = "Ctrl+Shift+C"


class ShareDialog(QDialog):
    """Copies the text, or begins a mail with it; then `told` says what was done."""

    def __init__(
        self, desk: Desk, theme: Theme, meeting_id: int, what: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._what = desk, theme, what
        self._meeting = leaving.read(desk, meeting_id)
        self.told = ""
        title = self.tr("Share agenda") if what == leaving.AGENDA else self.tr("Share summary")
        self.setWindowTitle(title)
        self._make_parts()
        over = across(label(title, level="title"), None)
        parts = over, self._choices(), (self._preview, 1), self._stays(), self._buttons()
        self.setLayout(down(*parts, margins=(22, 18, 22, 18), gap=12))
        self.resize(WIDE, HIGH)
        self._fill()
        self._formats.focus()  # arrows take another, Enter copies

    def accept(self) -> None:
        """Copy what is shown."""
        leaving.put(self.text())
        self.told = leaving.copied(self._what, self._outline.left_out)
        super().accept()

    def text(self) -> str:
        """Return what leaves, as it is shown."""
        return leaving.written(self._outline, leaving.FORMATS[self._formats.current()])

    def _make_parts(self) -> None:
        names = self.tr("Markdown"), self.tr("Text"), self.tr("Slack")
        current = leaving.FORMATS.index(leaving.last_format())
        self._formats = Segments(self._theme, self.tr("Format"), *names, current=current)
        self._formats.chosen.connect(self._on_format_chosen)
        self._preview: QPlainTextEdit = text_edit(self.tr("What leaves"))
        self._preview.setReadOnly(True)
        self._preview.setMinimumHeight(120)
        self._preview.setMaximumHeight(16_777_215)
        self._note = CheckBox(self._theme, self.tr("With the note"))
        self._note.toggled.connect(self._fill)
        self._left_out = Text(tone="muted")
        self._failed = Text(tone="attention")
        self._failed.hide()
        QShortcut(QKeySequence(COPY_KEYS), self, self.accept)

    def _choices(self) -> QHBoxLayout:
        """The format, and of a summary whether its note goes with it."""
        note = self._meeting.note
        self._note.setVisible(self._what == leaving.SUMMARY)
        self._note.setEnabled(note is not None and not note.private and bool(note.text.strip()))
        return across(self._formats, None, self._note, gap=12)

    def _stays(self) -> QLayout:
        """What was left out, in words."""
        self._lock = Sign(self._theme, "lock", "muted", 14)
        return down(self._failed, across(self._lock, (self._left_out, 1), gap=7))

    def _buttons(self) -> QHBoxLayout:
        buttons, copy = ways_out(self._theme, self, self.tr("Copy"))
        copy.setToolTip(plain_tip(self.tr("Copy ({keys})").format(keys=COPY_KEYS)))
        begin = button(self._theme, self.tr("Mail…"), "mail")
        begin.setAccessibleDescription(self._address() or self.tr("without an address yet"))
        begin.setToolTip(plain_tip(self._address()))
        begin.clicked.connect(self._on_mail_asked)
        buttons.insertWidget(0, begin)
        return buttons

    def _fill(self) -> None:
        with_note = self._note.isChecked() and self._note.isEnabled()
        self._outline = leaving.outlined(self._desk, self._meeting, self._what, with_note=with_note)
        self._preview.setPlainText(self.text())
        said = words.stays(self._outline.left_out, self._hides_note())
        self._left_out.setText(said)
        for part in (self._lock, self._left_out):
            part.setVisible(bool(said))

    def _hides_note(self) -> bool:
        note = self._meeting.note
        return self._what == leaving.SUMMARY and note is not None and note.private

    def _address(self) -> str:
        owner, today = self._meeting.facts.mentorship_id, self._desk.today()
        return mentorships.facts(self._desk.session, owner, today).mail

    def _on_format_chosen(self, index: int) -> None:
        this_computer.set_share_format(leaving.FORMATS[index])
        self._fill()

    def _on_mail_asked(self) -> None:
        begun, self.told = mailing.begin(self._address(), self._outline.title, self.text())
        if begun:
            super().accept()
            return
        self._failed.setText(self.told)
        self._failed.show()
        announce(self._failed)
