"""The parts every page is made of; import them by module."""
