"""The form that adds a mentorship in under a minute, and edits one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from mentordesk.desk import Desk
from mentordesk.domain import mail
from mentordesk.domain.typed import LONGEST_NAME
from mentordesk.storage import agreements, focus, mentorships, people
from mentordesk.storage.focus import Focus
from mentordesk.storage.mentorships import Facts, Fields
from mentordesk.ui import words
from mentordesk.ui.channel_fields import ChannelFields
from mentordesk.ui.draft import Draft
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import DateField, NumberField, complete, line_edit
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.layout import across, down, scrolled
from mentordesk.ui.widgets.segments import Segments

from .about import About
from .rhythm import Rhythm
from .zone import Zone

ROLES = ("mentor", "mentee")
KINDS = ("career", "technical", "personal")
WIDTH = 460
AROUND = 140  # the title, the buttons and the edges


class MentorshipForm(QDialog):
    """After `exec` said yes, `uid` names the mentorship.

    What is typed about a new one outlives Escape and a lock: it is there the next time.
    """

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        parent: QWidget | None = None,
        role: str = "mentor",
        mentorship_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._id = desk, theme, mentorship_id
        self.uid = ""
        name = "mentorship" if mentorship_id is None else ""
        self._draft = Draft(desk, name, self._typed, self)
        known = self._known()
        self._make_fields(known, known.role if known else role)
        title = self.tr("Edit mentorship") if known else self.tr("Add a mentorship")
        self.setWindowTitle(title)
        self._lay_out(title)
        self._person.setFocus()

    def accept(self) -> None:
        if not self._person.text().strip():
            self._person_field.complain(self.tr("Who is it? A name is enough."))
            self._person.setFocus()
        elif not self._has_mail():
            self._mail_field.complain(self.tr("A mail address looks like name@example.com."))
            self._mail.setFocus()
        elif self._about.check() and self._zone.check() and self._channel.check():
            self._save()
            self._draft.let_go()
            super().accept()

    def reject(self) -> None:
        self._draft.rest()
        super().reject()

    def _known(self) -> Facts | None:
        if self._id is None:
            return None
        return mentorships.facts(self._desk.session, self._id, self._desk.today())

    def _known_focus(self) -> Focus:
        if self._id is not None:
            return focus.of(self._desk.session, self._id)
        kept = self._draft.kept()
        links = tuple(kept.get("links", "").splitlines())
        return Focus(kept.get("focus", ""), kept.get("project", ""), links)

    def _typed(self) -> dict[str, str]:
        about = zip(("focus", "project", "links"), self._about.texts(), strict=True)
        texts = {"person": self._person.text(), "mail": self._mail.text(), **dict(about)}
        return {name: text for name, text in texts.items() if text.strip()}

    def _make_fields(self, known: Facts | None, role: str) -> None:
        theme = self._theme
        kind = known.kind if known else "technical"
        kept = self._draft.kept() if known is None else {}
        person, address = (known.person, known.mail) if known else (kept.get("person", ""), "")
        self._person = line_edit(self.tr("Person"), person)
        self._person.setMaxLength(LONGEST_NAME)
        self._person_field = Labelled(self.tr("Person"), self._person)
        self._person.textEdited.connect(self._on_person_edited)
        self._complete_names()
        self._mail = line_edit(
            self.tr("Mail"), address or kept.get("mail", ""), self.tr("name@example.com")
        )
        self._mail_field = Labelled(self.tr("Mail"), self._mail)
        self._mail.textEdited.connect(self._on_mail_edited)
        self._zone = Zone(known.zone if known else None, self._desk.now())
        self._role = self._segments(self.tr("I am the"), ROLES, words.role, role)
        self._kind = self._segments(self.tr("Kind"), KINDS, words.kind, kind)
        self._kind.chosen.connect(self._on_kind_chosen)
        self._role.chosen.connect(self._on_about_changed)
        self._about = About(self._known_focus(), kind, mine=role == "mentee")
        self._about.typed.connect(self._draft.touch)
        self._rhythm = Rhythm(theme, kind, known.cadence if known else None)
        minutes = known.minutes if known else 45
        self._minutes = NumberField(theme, self.tr("Usual length"), 5, 480, minutes)
        self._minutes.setSingleStep(5)
        self._minutes.setSuffix(self.tr(" minutes"))
        started = known.started_on if known else self._desk.today()
        self._since = DateField(theme, self.tr("Since"), started)
        channel = (known.channel, known.address) if known else (None, "")
        self._channel = ChannelFields(theme, *channel)

    def _segments(
        self, name: str, values: tuple[str, ...], say: Callable[[str], str], value: str
    ) -> Segments:
        names = [words.initial_cap(say(each)) for each in values]
        return Segments(self._theme, name, *names, current=values.index(value))

    def _complete_names(self) -> None:
        complete(self._person, [person.name for person in people.listed(self._desk.session)])

    def _lay_out(self, title: str) -> None:
        role = Labelled(self.tr("I am the"), self._role)
        kind = Labelled(self.tr("Kind"), self._kind)
        length = Labelled(self.tr("Usual length"), self._minutes)
        since = Labelled(self.tr("Since"), self._since)
        fields = QWidget()
        fields.setLayout(
            down(
                across((self._person_field, 3), (self._mail_field, 2), gap=12),
                across(role, kind, None, gap=16),
                self._about,
                self._rhythm,
                across((down(length, None), 3), (down(since, None), 4), (self._zone, 4), gap=12),
                self._channel,
                None,
                margins=(22, 2, 22, 2),
                gap=14,
            )
        )
        head = down(label(title, level="title"), margins=(22, 0, 22, 0))
        buttons = down(self._buttons(), margins=(22, 0, 22, 0))
        area = scrolled(fields)
        self.setLayout(down(head, (area, 1), buttons, margins=(0, 18, 0, 18), gap=14))
        self._fields, self._needed = fields, fields.sizeHint().height()
        self._fit(fields)
        area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def _fit(self, fields: QWidget) -> None:
        """As high as its fields, unless the screen is lower: then they scroll."""
        self.setMinimumWidth(WIDTH)
        wide = max(WIDTH, fields.sizeHint().width())
        self._resize(wide, fields.sizeHint().height() + AROUND)

    def _resize(self, wide: int, high: int) -> None:
        self.resize(wide, min(high, self.screen().availableGeometry().height() - AROUND // 2))

    def _buttons(self) -> QHBoxLayout:
        verb = self.tr("Add mentorship") if self._id is None else self.tr("Save")
        return ways_out(self._theme, self, verb)[0]

    def _save(self) -> None:
        fields = Fields(
            name=self._person.text(),
            role=ROLES[self._role.current()],
            kind=KINDS[self._kind.current()],
            cadence=self._rhythm.value(),
            minutes=self._minutes.value(),
            channel=self._channel.channel(),
            address=self._channel.address(),
            started_on=self._since.day(),
            mail=self._mail.text(),
            zone=self._zone.zone(),
        )
        label = self.tr("Add mentorship") if self._id is None else self.tr("Edit mentorship")
        with self._desk.change(label) as session:
            if self._id is None:
                self._id = mentorships.add(session, **fields)
            else:
                mentorships.edit(session, self._id, **fields)
                agreements.follow(session, self._id, self._desk.today())
            focus.write(session, self._id, *self._about.texts())
        self.uid = mentorships.facts(self._desk.session, self._id, self._desk.today()).uid

    def _on_range_changed(self, low: int, hidden: int) -> None:
        """Make room for a field or a sentence that has come; what the user makes low stays so."""
        before, self._needed = self._needed, self._fields.sizeHint().height()
        if self.isVisible() and hidden and self._needed > before:
            self._resize(self.width(), self.height() + min(hidden, self._needed - before))

    def _on_person_edited(self) -> None:
        self._draft.touch()
        self._person_field.complain("")

    def _has_mail(self) -> bool:
        """Return whether the mail address can be one; none will do."""
        text = self._mail.text().strip()
        return not text or mail.is_address(text)

    def _on_mail_edited(self) -> None:
        self._draft.touch()
        self._mail_field.complain("")

    def _on_kind_chosen(self, index: int) -> None:
        self._rhythm.follow(KINDS[index])
        self._on_about_changed()

    def _on_about_changed(self) -> None:
        mine = ROLES[self._role.current()] == "mentee"
        self._about.follow(KINDS[self._kind.current()], mine)
