"""What is personal stands in no table after an import, whatever field it came in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection

from goldenthread.conversations.actions.import_conversations import carry_on, start_import
from goldenthread.conversations.reading import Choices
from goldenthread.foundation import clock
from goldenthread.foundation.models import AuditEntry

MAIL, PHONE, CARD, SECRET = (
    "zoe.quartz@quillmail.example",
    "+44 7700 900123",
    "4111 1111 1111 1111",
    "Hunter2Zebra!",
)
ALL_OF_IT = (
    f"{MAIL} {PHONE} {CARD} my password is {SECRET} I am Zoe Quillfeather, 12 Oak Lane\nHeadingford LS6 2PJ"
)
RECORD = {
    "name": {"first_name": "Zoe", "last_name": "Quillfeather"},
    "email": MAIL,
    "address": {"address1": "12 Oak Lane", "city": "Headingford", "zip": "LS6 2PJ"},
    "flight": {"city": "Oslo"},
}
TRACES = ["zoe.quartz", "900123", "4111 1111", "Hunter2", "Quillfeather", "Oak Lane", "LS6", "Headingford"]


def _everything_stored() -> str:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        held = []
        for table in tables:
            cursor.execute(f'select * from "{table}"')
            held += [
                f"{table}: {row}" for row in cursor.fetchall() if not table.startswith("django_migrations")
            ]
    return "\n".join(held)


@pytest.mark.django_db
def test_no_table_holds_what_is_personal_whichever_field_it_came_in(tmp_path: Path) -> None:
    talk = {
        "id": "leak-1",
        "subject": ALL_OF_IT,
        "status": MAIL,
        "tags": [MAIL, PHONE],
        "url": f"https://desk.example/t/1?mail={MAIL}",
        "customer": {"id": "c9", "name": "Zoe Quillfeather", "mail": MAIL},
        "custom": {"about": ALL_OF_IT, MAIL: "yes", "record": RECORD},
        "csat": {"score": 5, "comment": ALL_OF_IT},
        "events": [{"after": 0, "kind": "lookup", "name": f"open {MAIL}", "text": json.dumps(RECORD)}],
        "messages": [
            {
                "author": "c9",
                "role": "customer",
                "text": f"{ALL_OF_IT}\n\nOn Monday Ann wrote:\n> {ALL_OF_IT}",
            },
            {"author": "agent-1", "role": "agent", "text": f"Thanks, Ms Quillfeather. {ALL_OF_IT}"},
        ],
    }
    bad = {"id": "leak-2", "started_at": MAIL, "messages": [{"role": "customer", "text": CARD}]}
    file = tmp_path / f"mail of {MAIL}.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in (talk, bad, ALL_OF_IT)))
    run = start_import(files=[file], by=None, at=clock.now(), choices=Choices())
    carry_on(run=run, clock=clock.now)
    stored = _everything_stored()
    # The file's own name stays in the list of imports: whoever brought it must know it again.
    stored = stored.replace(str(file), "").replace(file.name, "")
    assert [trace for trace in TRACES if trace.lower() in stored.lower()] == []
    assert "Oslo" in stored, "a flight's city is no address"
    assert "leak-1" in stored


@pytest.mark.django_db
def test_the_audit_does_not_repeat_a_customers_address_from_a_files_name(tmp_path: Path) -> None:
    file = tmp_path / f"{MAIL}.jsonl"
    file.write_text(json.dumps({"id": "1", "messages": [{"role": "customer", "text": "Hello"}]}))
    start_import(files=[file], by=None, at=clock.now(), choices=Choices())
    assert AuditEntry.objects.get(act="start_import").summary == "Began to import [mail]"
