"""`goldenthread serve`: the web pages, with the worker beside them."""

from typing import Annotated

import typer

from goldenthread.entrypoints.data_folder import settle_address


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for every one.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
) -> None:
    """Start web and worker and keep them running; without any account, say the link to the first one."""
    where = settle_address(host, port)
    from goldenthread.entrypoints.cli.django_ready import make_ready
    from goldenthread.entrypoints.serving import AddressTaken, require_free, run_web_and_worker

    try:
        require_free(host, port)
        make_ready(migrate=True)
        from goldenthread.people.setup_link import setup_path

        first = setup_path()
        typer.echo(f"Golden Thread is at {where}", err=True)
        if first:
            typer.echo(
                f"Nobody has an account yet. Open this link to make the first:\n  {where}{first}", err=True
            )
        typer.echo("Stop with Ctrl-C.", err=True)
        raise typer.Exit(run_web_and_worker(host, port))
    except AddressTaken as taken:
        typer.echo(str(taken), err=True)
        raise typer.Exit(2) from taken
