from mentordesk.domain.place import Place
from mentordesk.ui.travel import Travel

TODAY, NOTES, NOTE = Place("today"), Place("notes"), Place("note", "n")


def visited(*places):
    travel = Travel()
    for place in places:
        travel.go(place)
    return travel


def test_back_leads_where_one_was_and_forward_there_again():
    travel = visited(TODAY, NOTES, NOTE)
    assert (travel.back(), travel.back(), travel.back()) == (NOTES, TODAY, None)
    assert (travel.forward(), travel.forward(), travel.forward()) == (NOTES, NOTE, None)


def test_going_somewhere_else_forgets_what_was_ahead():
    travel = visited(TODAY, NOTES)
    travel.back()
    travel.go(NOTE)
    assert not travel.can_go_forward
    assert travel.back() == TODAY


def test_another_row_of_the_same_page_is_no_step():
    travel = visited(TODAY, Place("meeting", "m"), Place("meeting", "m", "row"))
    assert travel.back() == TODAY
    assert travel.forward() == Place("meeting", "m", "row")
