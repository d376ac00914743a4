"""Benchmarks of Kirjuri: `./kirjuri bench`."""
