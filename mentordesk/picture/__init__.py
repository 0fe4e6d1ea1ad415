"""Charts, drawn from the values of the domain."""
