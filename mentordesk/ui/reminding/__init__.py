"""Reminders: what they say, how they reach the desktop, and when."""
