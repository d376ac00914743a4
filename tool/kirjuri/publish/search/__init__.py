"""Full-text search without a server: what is found, an index in parts, and the files of it."""
