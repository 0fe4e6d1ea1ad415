"""The desk file: rows, and what can be asked of and done to each noun."""
