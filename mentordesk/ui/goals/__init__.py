"""The goals of all mentorships, as a page, as a list and as a card."""
