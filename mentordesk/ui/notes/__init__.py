"""Notes: the list, the editor, the reading view, what they were before."""
