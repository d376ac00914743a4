"""What follows from records and policy: pure functions over values."""
