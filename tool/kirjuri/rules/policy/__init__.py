"""Policy of the cooperation model (KR4xx)."""
