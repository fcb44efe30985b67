"""`goldenthread demo`: the sample team in your browser, from nothing, with one command."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import orjson
import typer
from rich.console import Console

from goldenthread.entrypoints.data_folder import ADDRESS_SETTING, settle_address

if TYPE_CHECKING:
    from goldenthread.entrypoints.models import SampleTeam

UNUSABLE = 2


def demo(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for every one.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    address: Annotated[
        str | None, typer.Option(help="What people type to reach it; http://localhost:PORT if left out.")
    ] = None,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Start web and worker when all is ready.")
    ] = True,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take the sample team away, with everything that is its own.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Load the sample team of Fernhill Outdoor, read it, and open the doors for three of them.

    The second time it starts in seconds and goes on with what is there.
    """
    if address is not None:
        os.environ[ADDRESS_SETTING] = address.rstrip("/")
    where = settle_address(host, port)
    from goldenthread.entrypoints.cli.django_ready import make_ready
    from goldenthread.entrypoints.serving import AddressTaken, require_free, run_web_and_worker

    clock = _Stopwatch()
    try:
        if serve and not remove:
            require_free(host, port)
        with clock.stage("The data folder is prepared"):
            make_ready(migrate=True)
        if remove:
            _remove(as_json=as_json)
            return
        sample = _prepare(clock)
    except AddressTaken as taken:
        _give_up(str(taken))
    links = _links(sample, where)
    _say(where, links, clock, as_json=as_json, serving=serve)
    if serve:
        raise typer.Exit(run_web_and_worker(host, port))


class _Stopwatch:
    """Says each step when it is done, with its seconds, on the error stream."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)
        self.seconds: dict[str, float] = {}
        self.began = time.monotonic()

    @contextmanager
    def stage(self, words: str) -> Iterator[None]:
        """Time one step."""
        began = time.monotonic()
        yield
        self.seconds[words] = round(time.monotonic() - began, 2)
        if self.seconds[words] >= 0.3:
            self.console.print(f"[green]✓[/green] {words} [dim]{self.seconds[words]:.1f} s[/dim]")


def _prepare(clock: _Stopwatch) -> "SampleTeam":
    from goldenthread.entrypoints.cli.import_progress import progress_shown
    from goldenthread.entrypoints.demo.actions.settle_sample_team import NameTaken
    from goldenthread.entrypoints.demo.prepare import Teller, prepare_sample_team
    from goldenthread.entrypoints.models import SampleTeam
    from goldenthread.foundation.clock import now
    from goldenthread.foundation.models import User

    if User.objects.exists() and not SampleTeam.objects.exists():
        _give_up(
            "This data folder is in use already, and the sample team wants one of its own. "
            "Name another: goldenthread demo --data .demo"
        )
    try:
        return prepare_sample_team(by=None, clock=now, tell=Teller(clock.stage, progress_shown, _reading))
    except NameTaken as taken:
        _give_up(str(taken))


@contextmanager
def _reading() -> "Iterator[Callable[[int, int], None]]":
    from goldenthread.conversations.models import Conversation
    from goldenthread.entrypoints.cli.progress import Progress

    with Progress("conversations", total=Conversation.objects.count()) as bar:
        yield lambda conversations, messages: bar.add(conversations)


def _remove(*, as_json: bool) -> None:
    from goldenthread.entrypoints.demo.actions.remove_sample_team import NoSampleTeam, remove_sample_team
    from goldenthread.foundation.clock import now

    try:
        removed = remove_sample_team(by=None, at=now())
    except NoSampleTeam as none:
        _give_up(str(none))
    if as_json:
        typer.echo(orjson.dumps(removed))
        return
    typer.echo(
        f"The sample team has moved out: {removed.conversations:,} conversations, {removed.people} people, "
        f"{removed.teams} teams."
    )


def _links(sample: "SampleTeam", address: str) -> list[dict[str, Any]]:
    """Make a fresh sign-in link for a frontline person, a lead and the head of service."""
    from goldenthread.entrypoints.demo import cast
    from goldenthread.foundation.actions.sign_in_link import make_sign_in_link
    from goldenthread.foundation.clock import now
    from goldenthread.foundation.models import User

    shown = ((cast.CHAD, "frontline"), (cast.PRIYA, "lead"), (cast.HEAD, "head of service"))
    return [
        {
            "name": member.name,
            "role": role,
            "team": member.team,
            "link": address + make_sign_in_link(user=User.objects.get(email=member.mail), at=now()),
        }
        for member, role in shown
    ]


def _say(
    address: str, links: list[dict[str, Any]], clock: _Stopwatch, *, as_json: bool, serving: bool
) -> None:
    total = round(time.monotonic() - clock.began, 2)
    if as_json:
        typer.echo(
            orjson.dumps({"address": address, "people": links, "steps": clock.seconds, "seconds": total})
        )
        return
    typer.echo(f"\nFernhill Outdoor is ready at {address}\n")
    for person in links:
        team = f", {person['team']}" if person["team"] else ""
        typer.echo(f"  {person['name']} ({person['role']}{team})\n    {person['link']}")
    typer.echo(
        "\nEach link signs in once, today. Run the command again for fresh ones."
        + ("\nStop with Ctrl-C." if serving else "\nStart with: goldenthread serve")
    )


def _give_up(words: str) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(UNUSABLE)
