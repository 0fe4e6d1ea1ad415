"""Protecting a desk by a passphrase, and all that comes of it."""
