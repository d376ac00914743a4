"""From the registry to pages: values in, views and bytes out; only `write` touches the disk."""
