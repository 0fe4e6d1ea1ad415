"""The way into a desk, and out of it by locking."""
