"""Whether the user is still there, and what goes when a desk is locked."""
