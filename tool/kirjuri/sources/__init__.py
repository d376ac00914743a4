"""Bytes in: trees, YAML text, records, policy. The only place for YAML, git and the file system."""
