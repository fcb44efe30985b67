"""What a draft does to the one who reads it: it decides how a suggestion begins."""

from enum import StrEnum


class Response(StrEnum):
    """What a draft's sentence does."""

    BRUSHES_OFF = "brushes off"
    DEFERS = "defers"
    BLAMES = "blames"
    PRAISES = "praises"
    FORWARDS = "forwards"
    REFUSES = "refuses"
    QUESTIONS = "questions"
    ORDERS = "orders"
    AGREES = "agrees"
    ANSWERS = "answers"
