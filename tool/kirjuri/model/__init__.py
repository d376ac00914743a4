"""Values of the registry; imports nothing of ours but the locale's marker."""
