"""One meeting: prepared, held, and its record."""
