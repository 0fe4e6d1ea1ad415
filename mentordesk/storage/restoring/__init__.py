"""Bringing things back out of a backup, into the desk that is open."""
