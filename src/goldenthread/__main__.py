"""Lets `python -m goldenthread` do what the `goldenthread` command does."""

from goldenthread.entrypoints.cli.main import main

if __name__ == "__main__":
    main()
