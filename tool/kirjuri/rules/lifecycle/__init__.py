"""Lifecycle: events and what states require (KR3xx)."""
