"""The skin: the only part that knows MkDocs. It renders hand-written pages and empty shells."""
