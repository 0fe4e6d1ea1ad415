from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from mentordesk.domain.agreement import Terms
from mentordesk.domain.cadence import Cadence
from mentordesk.storage import agreements, focus, mentorships
from mentordesk.ui.mentorships.form import MentorshipForm

Key = Qt.Key


@pytest.fixture
def made(plain_desk, theme, qtbot):
    def make(**given):
        form = MentorshipForm(plain_desk, theme, **given)
        qtbot.addWidget(form)
        form.show()
        qtbot.waitExposed(form)
        return form

    return make


@pytest.fixture
def form(made):
    return made()


def facts(desk, uid):
    mentorship = mentorships.by_uid(desk.session, uid)
    return mentorships.facts(desk.session, mentorship, desk.today())


def test_a_name_and_enter_are_enough(plain_desk, form, qtbot):
    qtbot.keyClicks(form._person, "Priya Raman")
    qtbot.keyClick(form._person, Key.Key_Return)
    assert form.result() == MentorshipForm.DialogCode.Accepted
    priya = facts(plain_desk, form.uid)
    assert (priya.person, priya.role, priya.kind) == ("Priya Raman", "mentor", "technical")
    assert (priya.cadence, priya.started_on) == (Cadence("weeks", 2), date(2026, 11, 23))


def test_enter_adds_from_a_choice_too(plain_desk, form, qtbot):
    qtbot.keyClicks(form._person, "Priya Raman")
    career = next(each for each in form.findChildren(QPushButton) if each.text() == "Career")
    qtbot.keyClick(career, Key.Key_Return)
    assert form.result() == MentorshipForm.DialogCode.Accepted


def test_without_a_name_it_says_so_in_place(form, qtbot):
    qtbot.keyClick(form._person, Key.Key_Return)
    assert form.isVisible()
    assert form._person.hasFocus()
    assert "Who is it?" in form._person.accessibleDescription()
    qtbot.keyClicks(form._person, "P")
    assert form._person.accessibleDescription() == ""


def test_escape_adds_nothing(plain_desk, form, qtbot):
    qtbot.keyClicks(form._person, "Priya")
    qtbot.keyClick(form._person, Key.Key_Escape)
    assert not form.isVisible()
    assert plain_desk.undo_label is None


def test_the_kind_brings_its_usual_cadence_and_the_reason(form, qtbot):
    button = form._kind.findChildren(type(form._kind._group.button(2)))[2]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert form._rhythm.value() == Cadence("monthly-weekday")
    assert "personal mentorship" in form._rhythm._why.plain()


def test_a_cadence_of_ones_own_stays_when_the_kind_changes(form, qtbot):
    qtbot.keyClick(form._rhythm._weeks, Key.Key_Up)
    assert form._rhythm.value() == Cadence("weeks", 3)
    form._kind.choose(0)
    form._kind.chosen.emit(0)
    assert form._rhythm.value() == Cadence("weeks", 3)
    assert form._rhythm._why.plain() == "A career mentorship usually meets ad hoc."


def test_known_names_are_completed(plain_desk, made, qtbot):
    terms = {"role": "mentor", "kind": "career", "cadence": Cadence("ad-hoc")}
    with plain_desk.change("Add") as session:
        known = mentorships.add(session, name="Jonas Berg", started_on=date(2026, 1, 1), **terms)
    form = made(role="mentee")
    qtbot.keyClicks(form._person, "berg")
    popup = form._person.completer().popup()
    qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, Key.Key_Return)
    assert form._person.text() == "Jonas Berg"
    qtbot.keyClick(form._person, Key.Key_Return)
    person = mentorships.facts(plain_desk.session, known, plain_desk.today()).person_id
    added = facts(plain_desk, form.uid)
    assert (added.person_id, added.role) == (person, "mentee")


@pytest.mark.parametrize("link", ["http://meet.example", "meet", "https://", "https://a b"])
def test_a_video_link_is_checked_gently(plain_desk, form, qtbot, link):
    form._person.setText("Priya")
    form._channel._channel.choose("video")
    form._channel._show()
    form._channel._address.setText(link)
    qtbot.keyClick(form._channel._address, Key.Key_Return)
    assert form.isVisible()
    assert "https://" in form._channel._address.accessibleDescription()
    form._channel._address.setText("meet.goto.com/priya")
    qtbot.keyClick(form._channel._address, Key.Key_Return)
    assert facts(plain_desk, form.uid).address == "https://meet.goto.com/priya"


def test_a_mail_address_is_checked_gently_and_kept(plain_desk, form, qtbot):
    form._person.setText("Priya")
    qtbot.keyClicks(form._mail, "priya@")
    qtbot.keyClick(form._mail, Key.Key_Return)
    assert form.isVisible()
    assert "name@example.com" in form._mail.accessibleDescription()
    qtbot.keyClicks(form._mail, "example.com ")
    qtbot.keyClick(form._mail, Key.Key_Return)
    assert facts(plain_desk, form.uid).mail == "priya@example.com"
    plain_desk.undo()
    assert plain_desk.undo_label is None


def test_editing_begins_with_what_is_there_and_is_one_step(plain_desk, made, qtbot):
    terms = {"role": "mentee", "kind": "career", "cadence": Cadence("weeks", 1)}
    channel = {"channel": "phone", "address": "+49 30 1", "minutes": 60}
    with plain_desk.change("Add") as session:
        known = mentorships.add(
            session, name="Jonas", started_on=date(2026, 1, 1), **terms, **channel
        )
    before = mentorships.facts(plain_desk.session, known, plain_desk.today())
    form = made(mentorship_id=known)
    qtbot.keyClick(form._person, Key.Key_End)
    qtbot.keyClicks(form._person, " Berg")
    qtbot.keyClick(form._person, Key.Key_Return)
    after = mentorships.facts(plain_desk.session, known, plain_desk.today())
    assert after == before._replace(person="Jonas Berg")
    assert plain_desk.undo_label == "Edit mentorship"


def test_tab_goes_through_the_fields_in_their_order(form, qtbot):
    met = []
    for _ in range(16):  # a date has four parts
        now = QApplication.focusWidget()
        met.append(now.accessibleName() or now.text())
        qtbot.keyClick(now, Key.Key_Tab)
    assert list(dict.fromkeys(met)) == [
        "Person",
        "Mail",
        "Mentor",
        "Technical",
        "Technology",
        "Side project",
        "Links of the project",
        "Cadence",
        "Weeks between meetings",
        "Usual length",
        "Since",
        "Time zone",
        "Where you meet",
    ]


def test_another_cadence_is_an_amendment_of_what_is_agreed(plain_desk, made):
    terms = {"role": "mentor", "kind": "technical", "cadence": Cadence("weeks", 2)}
    with plain_desk.change("Add") as session:
        row = mentorships.add(session, name="Priya", started_on=date(2026, 5, 4), **terms)
        agreements.amend(session, row, Terms(Cadence("weeks", 2)), date(2026, 5, 4))
    form = made(mentorship_id=row)
    form._rhythm._weeks.setValue(4)
    form.accept()
    newest, first = agreements.versions(plain_desk.session, row)
    assert (newest.agreed_on, newest.terms.cadence) == (plain_desk.today(), Cadence("weeks", 4))
    plain_desk.undo()
    assert agreements.versions(plain_desk.session, row) == [first]


def test_the_focus_is_named_after_the_kind_and_whose_it_is(form):
    named = form._about._named._name
    assert named.text() == "Technology"
    form._kind._group.button(0).click()
    assert named.text() == "The role they aim for"
    form._role._group.button(1).click()
    assert named.text() == "The role I aim for"


def test_a_side_project_is_for_technical_ones(form):
    assert form._about._projected.isVisible()
    form._kind._group.button(2).click()
    assert not form._about._projected.isVisible()
    assert not form._about._linked.isVisible()


def test_what_it_is_about_is_kept_in_the_same_step(plain_desk, form, qtbot):
    qtbot.keyClicks(form._person, "Priya")
    qtbot.keyClicks(form._about._focus, "GraphQL")
    qtbot.keyClicks(form._about._project, "Recipe book")
    form._about._links.insertPlainText("https://a.org\nhttps://b.org")
    form.accept()
    owner = mentorships.by_uid(plain_desk.session, form.uid)
    found = focus.of(plain_desk.session, owner)
    assert found[:3] == ("GraphQL", "Recipe book", ("https://a.org", "https://b.org"))
    plain_desk.undo()
    assert plain_desk.undo_label is None


def test_more_links_than_can_be_kept_are_complained_of(form, qtbot):
    qtbot.keyClicks(form._person, "Priya")
    form._about._links.insertPlainText("https://example.org/x\n" * 1000)
    form.accept()
    assert not form.result()
    assert "more links" in form._about._linked._words.plain()


def test_on_a_low_screen_the_fields_scroll_and_the_buttons_stay(form, qtbot):
    form.resize(560, 420)
    save = next(each for each in form.findChildren(QPushButton) if each.isDefault())
    qtbot.waitUntil(lambda: save.mapTo(form, save.rect().bottomLeft()).y() < 420)
    form._channel.findChild(QWidget).setFocus()
    assert form._person.isVisible()


def test_a_city_is_enough_for_a_time_zone(plain_desk, form, qtbot):
    qtbot.keyClicks(form._person, "Priya Raman")
    qtbot.keyClicks(form._zone._field, "new york")
    assert form._zone._field.accessibleDescription() == "It is 03:12 there now."
    form.accept()
    assert facts(plain_desk, form.uid).zone == "America/New_York"


def test_the_names_of_zones_are_completed_by_any_part_of_them(form, qtbot):
    field = form._zone._field
    field.setFocus()
    qtbot.waitUntil(lambda: field.completer() is not None)
    qtbot.keyClicks(field, "berl")
    assert field.completer().currentCompletion() == "Europe/Berlin"


def test_what_is_no_time_zone_is_said_in_place(form, qtbot):
    qtbot.keyClicks(form._person, "Priya Raman")
    qtbot.keyClicks(form._zone._field, "Atlantis")
    form.accept()
    assert form.isVisible()
    assert "No time zone has this name" in form._zone._field.accessibleDescription()


def test_an_emptied_time_zone_is_the_same_as_mine(plain_desk, made, form):
    form._person.setText("Priya Raman")
    form._zone._field.setText("Kolkata")
    form.accept()
    row = mentorships.by_uid(plain_desk.session, form.uid)
    again = made(mentorship_id=row)
    assert again._zone._field.text() == "Asia/Kolkata"
    again._zone._field.clear()
    again.accept()
    assert facts(plain_desk, form.uid).zone is None


def test_the_form_grows_with_its_fields(form, qtbot):
    before = form.height()
    qtbot.keyClicks(form._zone._field, "America/New York")
    form._channel._channel.choose("slack")
    form._channel._on_chosen()
    qtbot.waitUntil(lambda: form.height() > before)
    area = form.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_what_is_half_typed_when_the_desk_is_locked_is_there_again(plain_desk, made, qtbot):
    form = made()
    qtbot.keyClicks(form._person, "Priya Ra")
    qtbot.keyClicks(form._about._focus, "Rust")
    plain_desk.settling.emit()
    form.hide()
    again = made()
    assert (again._person.text(), again._about.texts()[0]) == ("Priya Ra", "Rust")
    again.accept()
    assert made()._person.text() == ""
