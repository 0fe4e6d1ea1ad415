"""The backups of a desk: what each contains, and the ways back."""
