"""Diagnostics, diffs and tables as text, annotations, Markdown and JSON."""
