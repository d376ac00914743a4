"""Changes of record files that keep comments, order and quoting, and prove that they do."""
