"""The page of one mentorship."""
