"""Settings of this computer and of this desk."""
