"""Sharing a meeting as text: what leaves is shown first."""
