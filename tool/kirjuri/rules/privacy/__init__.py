"""Personal data and secrecy (KR5xx): the value is never quoted."""
