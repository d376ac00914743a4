"""`python -m kirjuri` is the same as the command `kirjuri`."""

from kirjuri.cli import main

if __name__ == "__main__":
    main()
