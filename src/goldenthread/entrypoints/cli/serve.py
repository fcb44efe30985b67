"""`goldenthread serve`: the web pages, with the worker beside them."""

from typing import Annotated

import typer


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for every one.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
) -> None:
    """Start web and worker and keep them running."""
    from goldenthread.entrypoints.cli.django_ready import make_ready
    from goldenthread.entrypoints.serving import AddressTaken, require_free, run_web_and_worker

    make_ready(migrate=True)
    where = f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"
    try:
        require_free(host, port)
        typer.echo(f"Golden Thread is at {where}", err=True)
        raise typer.Exit(run_web_and_worker(host, port))
    except AddressTaken as taken:
        typer.echo(str(taken), err=True)
        raise typer.Exit(2) from taken
