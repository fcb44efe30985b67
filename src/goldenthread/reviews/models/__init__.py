"""The standard, the draw, reviews, and what came back from the person."""

from .draw import Draw, DrawItem, Replacement
from .receiving import Receipt
from .review import Answer, DraftNote, EarlierWords, EvidenceSeen, HandOver, Quote, Review, Withdrawal, WorkOn
from .standard import BehaviourWording, Standard

__all__ = [
    "Answer",
    "BehaviourWording",
    "DraftNote",
    "Draw",
    "DrawItem",
    "EarlierWords",
    "EvidenceSeen",
    "HandOver",
    "Quote",
    "Receipt",
    "Replacement",
    "Review",
    "Standard",
    "Withdrawal",
    "WorkOn",
]
