"""Languages: the marker for messages and the catalogues; a leaf, imported by every layer."""

LANGUAGES = ("fi", "sv", "en")


def N_(message: str) -> str:  # noqa: N802 - the field's own name for the marker
    """Mark a message for the catalogue without translating it."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above
    """Mark a message with a plural for the catalogue without translating it."""
    return one, many
