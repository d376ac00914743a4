"""References between records (KR2xx)."""
