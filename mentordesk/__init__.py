"""MentorDesk: the desk of a mentorship's two people, in one local file."""

__version__ = "0.1.0"
