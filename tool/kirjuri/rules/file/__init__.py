"""Files and YAML (KR0xx): what a reader of bytes refuses."""
