"""Makes the search index anew from the conversations."""

from django.db import connection, transaction

from goldenthread.conversations import search_index
from goldenthread.conversations.models import Conversation

INDEXED = 500


@transaction.atomic
def rebuild() -> None:
    """Empty the index and write every conversation's document again."""
    search_index.make()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM conversations_words")
    numbers: list[int] = []
    for number in (
        Conversation.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=INDEXED)
    ):
        numbers.append(number)
        if len(numbers) == INDEXED:
            search_index.refresh(numbers)
            numbers = []
    search_index.refresh(numbers)
