"""Linear heads over words, word pairs and pieces of words: what a sentence shows, as a probability."""

from .grams import tokens
from .heads import Heads
from .shipped import shipped

__all__ = ["Heads", "shipped", "tokens"]
