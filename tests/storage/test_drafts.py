from mentordesk.storage import drafts


def test_a_draft_is_kept_whatever_was_typed_and_never_undone(desk):
    with desk.change("Draft") as session:
        drafts.keep(session, "letter", {"text": "Dear \x00 Priya"})
    assert desk.undo_label is None
    assert drafts.kept(desk.session, "letter") == {"text": "Dear \x00 Priya"}


def test_a_draft_that_was_let_go_is_gone(desk):
    with desk.change("Draft") as session:
        drafts.keep(session, "letter", {"text": "Dear Priya"})
        drafts.keep(session, "letter", {})
    assert drafts.kept(desk.session, "letter") == {}
