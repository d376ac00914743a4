"""Shape (KR1xx): one translator from the schema's words to people's, a file a keyword."""
