"""Writes docs/command-line.md from the commands themselves, so that none is missing and none is made up."""

from pathlib import Path
from typing import Any

import typer

from goldenthread.entrypoints.cli.main import app

TARGET = Path(__file__).resolve().parent.parent / "docs" / "command-line.md"
HEAD = """# The command line

Written by `tools/write_command_line_doc.py` from the commands themselves.

Exit codes: 0 done · 1 done, but some rows were refused · 2 unusable (the message says why and what to do).
`--data DIR`, before the command or behind it, or `GOLDENTHREAD_DATA`, names the data folder;
`GOLDENTHREAD_DATABASE_URL` chooses PostgreSQL. Progress goes to the terminal's error stream and is quiet when
piped.
"""


def page() -> str:
    """Compose the page: a section a command, a line a parameter."""
    group: Any = typer.main.get_command(app)
    parts = [HEAD]
    for name, command in sorted(group.commands.items()):
        parts.append(f"## goldenthread {name}\n\n{(command.help or '').strip()}\n")
        lines = [
            _line(parameter) for parameter in command.params if getattr(parameter, "hidden", False) is False
        ]
        if lines:
            parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _line(parameter: Any) -> str:
    text = " ".join((getattr(parameter, "help", None) or "").split())
    if parameter.param_type_name == "argument":
        name = f"`{parameter.name.upper()}`"
    else:
        name = ", ".join(f"`{option}`" for option in (*parameter.opts, *parameter.secondary_opts))
    return f"- {name}: {text}" if text else f"- {name}"


if __name__ == "__main__":
    TARGET.write_text(page())
