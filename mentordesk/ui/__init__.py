"""What a person sees; the only place where sentences are made."""
