"""What is shown of a desk that cannot be opened: what happened, what is safe, the ways on."""
