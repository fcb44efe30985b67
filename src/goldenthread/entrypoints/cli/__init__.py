"""The `goldenthread` command, one file a subcommand."""
