"""Keeps the full-text index: one document a conversation, written along with its rows.

A trigger takes a conversation's document away with the conversation, however it is deleted.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from .models import Conversation, Message
from .search_words import folded, words_of

MOST_WORDS = 60_000  # a conversation's words beyond these are not found: PostgreSQL's documents end at 1 MB

Document = tuple[int, str, str, str, str]  # conversation, subject, messages, notes, survey comment

_DDL = {
    "sqlite": (
        "CREATE VIRTUAL TABLE IF NOT EXISTS conversations_words USING fts5("
        "subject, messages, notes, csat, tokenize = 'unicode61 remove_diacritics 2')",
        "CREATE TRIGGER IF NOT EXISTS conversations_words_go AFTER DELETE ON conversations_conversation "
        "BEGIN DELETE FROM conversations_words WHERE rowid = old.id; END",
    ),
    "postgresql": (
        "CREATE TABLE IF NOT EXISTS conversations_words "
        "(conversation_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS conversations_words_gin ON conversations_words USING gin (words)",
        "CREATE OR REPLACE FUNCTION conversations_words_go() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'TRUNCATE' THEN DELETE FROM conversations_words; RETURN NULL; END IF; "
        "DELETE FROM conversations_words WHERE conversation_id = OLD.id; RETURN OLD; END $$",
        "CREATE OR REPLACE TRIGGER conversations_words_go AFTER DELETE ON conversations_conversation "
        "FOR EACH ROW EXECUTE FUNCTION conversations_words_go()",
        "CREATE OR REPLACE TRIGGER conversations_words_go_all AFTER TRUNCATE ON conversations_conversation "
        "FOR EACH STATEMENT EXECUTE FUNCTION conversations_words_go()",
    ),
}


def make(**_: Any) -> None:
    """Make the index where it is missing; run after every migration.

    Not a migration of its own: when SQLite's `conversations_conversation` is altered, Django makes
    the table anew and its trigger would be lost for good.
    """
    if Conversation._meta.db_table not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _DDL[connection.vendor]:
            cursor.execute(statement)


def is_whole() -> bool:
    """Say whether the index is all there: a command killed between the tables and the index leaves a part."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'conversations_words_go%%'")
        else:
            cursor.execute("SELECT count(*) + 1 FROM sqlite_master WHERE name = 'conversations_words_go'")
        return bool(cursor.fetchone()[0] == 2)  # the last that `make` makes


def add(documents: Iterable[Document]) -> None:
    """Write the documents of conversations that have none yet."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy("COPY conversations_words (conversation_id, words) FROM STDIN") as copy:
                for document in documents:
                    copy.write_row((document[0], _tsvector(document)))
        else:
            cursor.executemany(
                "INSERT INTO conversations_words (rowid, subject, messages, notes, csat) "
                "VALUES (%s, %s, %s, %s, %s)",
                [
                    (document[0], *(_folded_if_needed(text) for text in document[1:]))
                    for document in documents
                ],
            )


def refresh(conversation_ids: Iterable[int]) -> None:
    """Write the documents of conversations anew from their rows."""
    numbers = list(conversation_ids)
    key = "conversation_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM conversations_words WHERE {key} = %s", [(n,) for n in numbers])  # noqa: S608
    heads = Conversation.objects.filter(pk__in=numbers).values_list("pk", "subject", "csat_comment")
    texts: dict[int, tuple[list[str], list[str]]] = {pk: ([], []) for pk in numbers}
    lines = Message.objects.filter(conversation__in=numbers).order_by("conversation_id", "position")
    for pk, is_internal, text in lines.values_list("conversation_id", "is_internal", "text"):
        texts[pk][is_internal].append(text)
    add(
        (pk, subject, "\n".join(texts[pk][False]), "\n".join(texts[pk][True]), csat)
        for pk, subject, csat in heads
    )


def _folded_if_needed(text: Any) -> str:
    # SQLite folds ASCII quicker than we do.
    return text if text.isascii() else folded(text)


def _tsvector(document: Document) -> str:
    """Spell a document out as PostgreSQL's own notation; the weight says where a word stood."""
    places: dict[str, list[str]] = {}
    position = 0
    for weight, text in zip("ABCD", document[1:], strict=True):
        for word in words_of(text):
            position += 1
            if position > MOST_WORDS:
                break
            places.setdefault(word[:200], []).append(f"{min(position, 16383)}{weight}")
        position += 1  # a phrase does not run from one part into the next
    return " ".join(f"'{word}':{','.join(at[:255])}" for word, at in places.items())
