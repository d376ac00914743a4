"""Kirjuri: a git-backed public registry with a static site."""

__version__ = "0.1.0"
