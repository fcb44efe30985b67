"""`goldenthread init`: the data folder, the tables and the first account."""

import os
from typing import Annotated

import orjson
import typer

from .django_ready import make_ready


def init(
    email: Annotated[
        str | None, typer.Option("--email", help="The mail address of the first account.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="The name of whose account it is.")] = None,
    team: Annotated[str | None, typer.Option("--team", help="A team that they lead, to begin with.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Prepare an installation; what is there already stays. With --email it makes the first account."""
    if (email is None) != (name is None):
        typer.echo("The first account needs both: --email you@example.org --name “Your Name”.", err=True)
        raise typer.Exit(2)
    os.umask(0o077)  # the folder will hold customers' conversations
    make_ready(migrate=True)
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from goldenthread.foundation.models import User

    link = ""
    if email is not None and name is not None:
        try:
            validate_email(email)
        except ValidationError as error:
            typer.echo(f"“{email}” is not a mail address.", err=True)
            raise typer.Exit(2) from error
        link = _first_account(email, name, team)
    founded = User.objects.exists()
    if as_json:
        told = {
            "data": str(settings.DATA),
            "address": settings.ADDRESS,
            "link": link or None,
            "founded": founded,
        }
        typer.echo(orjson.dumps(told))
        return
    typer.echo(f"The data is in {settings.DATA}.")
    if link:
        typer.echo(f"Sign in once with {link} (within 24 hours), and choose a password there.")
    elif not founded:
        typer.echo("Make the first account: goldenthread init --email you@example.org --name “Your Name”")
        typer.echo("or start it and open the link that it prints.")
    else:
        typer.echo("There are accounts already: the next ones come by invitation.")
    typer.echo("Start it: goldenthread serve")


def _first_account(email: str, name: str, team: str | None) -> str:
    from django.conf import settings

    from goldenthread.foundation import clock
    from goldenthread.foundation.actions.sign_in_link import make_sign_in_link
    from goldenthread.foundation.models import User
    from goldenthread.people.actions.found_house import AlreadyFounded, found

    at = clock.now()
    try:
        account, _ = found(email=email, name=name, at=at, team=team)
    except AlreadyFounded as error:
        mine = User.objects.filter(email=email.lower(), last_login__isnull=True, is_active=True).first()
        if mine is None:
            typer.echo(str(error), err=True)
            return ""
        account = mine  # the link of the first try was lost before it was used
    return f"{settings.ADDRESS}{make_sign_in_link(user=account, at=at)}"
