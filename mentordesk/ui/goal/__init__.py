"""The page of one goal."""
