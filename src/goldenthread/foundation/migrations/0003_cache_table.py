"""The table of the shared cache, where every worker counts the same sign-in attempts."""

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", "foundation_cache", database=schema_editor.connection.alias, verbosity=0)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE IF EXISTS foundation_cache")


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_sign_in_links")]

    operations = [migrations.RunPython(make, drop)]
