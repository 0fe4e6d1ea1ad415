"""One line from anywhere: what it becomes, and what it is turned into later."""
