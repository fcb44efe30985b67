"""Conversations, their messages, and the imports that brought them."""

from .conversation import Conversation, Event, Handling, Message, Tag
from .import_run import ImportedFile, ImportRun, ImportUndo, Mention, RefusedRow, Replaced
from .redaction_switch import RedactionSwitch
from .saved_view import SavedView
from .upload import Upload

__all__ = [
    "Conversation",
    "Event",
    "Handling",
    "ImportRun",
    "ImportUndo",
    "ImportedFile",
    "Mention",
    "Message",
    "RedactionSwitch",
    "RefusedRow",
    "Replaced",
    "SavedView",
    "Tag",
    "Upload",
]
