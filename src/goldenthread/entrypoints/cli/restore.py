"""`goldenthread restore`: an installation from a back-up, proved before it takes its place."""

import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import orjson
import typer

from goldenthread.entrypoints.data_folder import DATA_SETTING, DATABASE_SETTING, SECRET_SETTING, data_folder

from .django_ready import make_ready
from .progress import Progress

if TYPE_CHECKING:
    from goldenthread.entrypoints.operations.places import Schema


def restore(
    file: Annotated[Path, typer.Argument(help="The back-up.", metavar="FILE")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of the installation that is there.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Bring a back-up back. What is there now is kept aside, and stays whole if anything goes wrong."""
    from goldenthread.entrypoints.operations import backup_file, places

    began = time.monotonic()
    folder, address = data_folder(), os.environ.get(DATABASE_SETTING)
    schema = places.Schema(address) if address else None
    try:
        archive, manifest = backup_file.open_backup(file.expanduser())
        with archive:
            backup_file.check(archive, manifest)
            _check_secret(manifest)
            _check_room(folder, schema, replace=replace)
            told = _restore(archive, manifest, folder, schema)
    except (backup_file.UnusableBackup, places.CannotRestore) as error:
        _give_up(str(error))
    told["seconds"] = round(time.monotonic() - began, 1)
    if as_json:
        typer.echo(orjson.dumps(told))
        return
    typer.echo(
        f"Restored {manifest.rows:,} rows of {len(manifest.tables)} tables, saved on {manifest.made_at[:16]}."
    )
    typer.echo(
        "Proved: every table's rows are those that were saved, every link between them leads somewhere,"
    )
    typer.echo("the database is sound, and no migration is pending.")
    if told["kept"]:
        typer.echo(f"What was there before is kept in {told['kept']}; delete it when you no longer need it.")
    typer.echo("Everyone signs in anew. Start it with: goldenthread serve")


def _restore(archive: Any, manifest: Any, folder: Path, schema: "Schema | None") -> dict[str, Any]:
    from goldenthread.entrypoints.operations import places

    new = places.beside(folder)
    settled = False
    try:
        if schema is not None:
            schema.make()
            os.environ[DATABASE_SETTING] = schema.address_beside
        os.environ[DATA_SETTING] = str(new)
        if not manifest.holds_secret:
            _keep_secret(folder, new)
        else:
            _write_secret(archive, new)
        make_ready()
        _build(archive, manifest)
        stamp = time.strftime("%Y%m%d_%H%M%S")
        kept = _settle(new, folder, schema, stamp)
        settled = True
        return {"rows": manifest.rows, "tables": len(manifest.tables), "kept": kept, "data": str(folder)}
    finally:
        if not settled:
            shutil.rmtree(new, ignore_errors=True)
            if schema is not None:
                schema.drop()


def _build(archive: Any, manifest: Any) -> None:
    from django.db import connections

    from goldenthread.entrypoints.operations.places import CannotRestore
    from goldenthread.entrypoints.operations.restore import ProofFailed, build

    try:
        with Progress("rows", total=2 * manifest.rows) as progress:
            build(
                archive,
                manifest,
                progress=lambda name, rows: progress.add(rows or manifest.tables[name]["rows"]),
            )
    except ProofFailed as error:
        raise CannotRestore(f"The proof failed: {error} Nothing was changed; please report this.") from error
    finally:
        connections.close_all()


def _settle(new: Path, folder: Path, schema: "Schema | None", stamp: str) -> str:
    """Change places; where there is a database beside too, both stand or neither does."""
    from goldenthread.entrypoints.operations import places

    with places.all_stopped(folder):
        if schema is None:
            aside = places.change_places(new, folder)
            name = ""
        else:
            with schema.changed_places(stamp) as name:
                aside = places.change_places(new, folder)
    kept = []
    if aside is not None:
        lies = folder.with_name(f"{folder.name}.before-restore-{stamp}")
        aside.rename(lies)
        kept.append(str(lies))
    if schema is not None and name and not schema.drop_if_empty(name):
        kept.append(f"the schema {name} of the database")
    return " and ".join(kept)


def _check_room(folder: Path, schema: "Schema | None", *, replace: bool) -> None:
    from goldenthread.entrypoints.operations import places

    full = places.holds_something(folder) or (schema is not None and schema.holds_something())
    if full and not replace:
        raise places.CannotRestore(
            f"There is an installation in {folder} already. To put the back-up in its place, add --replace "
            "(the one that is there is kept aside); to restore elsewhere, name another folder with --data."
        )
    with places.all_stopped(folder):
        pass  # said at once; looked again before the places change


def _check_secret(manifest: Any) -> None:
    from goldenthread.entrypoints.operations.backup_file import UnusableBackup, secret_digest

    outside = os.environ.get(SECRET_SETTING)
    if outside is None and not manifest.holds_secret:
        raise UnusableBackup(
            f"The secret of this back-up was kept outside of it. Set {SECRET_SETTING} to the same value and "
            "restore again: without it repeat contacts of a customer no longer meet."
        )
    if outside is not None and secret_digest(outside) != manifest.secret_digest:
        raise UnusableBackup(
            f"{SECRET_SETTING} is not the secret that this back-up was made with. Set the same one"
            + (", or unset it to use the one in the back-up." if manifest.holds_secret else ".")
        )


def _write_secret(archive: Any, new: Path) -> None:
    handle = os.open(new / "secret.key", os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as target:
        target.write(archive.read("secret.key"))


def _keep_secret(folder: Path, new: Path) -> None:
    if (folder / "secret.key").is_file():
        shutil.copy2(folder / "secret.key", new / "secret.key")


def _give_up(reason: str) -> NoReturn:
    print(reason, file=sys.stderr)
    raise typer.Exit(2)
