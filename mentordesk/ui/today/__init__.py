"""Today: what comes next, what I promised, what is worth a look."""
