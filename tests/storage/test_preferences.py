from mentordesk.storage import preferences


def test_what_was_never_said_is_the_default(desk):
    assert preferences.value(desk.session, "note-template", "# Meeting") == "# Meeting"


def test_the_last_word_counts(desk):
    for said in ("first", "second"):
        with desk.change("Change template") as session:
            preferences.keep(session, "note-template", said)
    assert preferences.value(desk.session, "note-template") == "second"


def test_a_preference_is_never_undone(desk):
    with desk.change("Change template") as session:
        preferences.keep(session, "note-template", "kept")
    desk.undo()
    assert preferences.value(desk.session, "note-template") == "kept"
