"""The rules of mentoring, on plain values."""
