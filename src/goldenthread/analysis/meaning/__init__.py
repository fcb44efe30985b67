"""What a text means, as a row of numbers: one interface, the shipped model behind it."""

from collections.abc import Sequence
from typing import Protocol

from .static import shipped
from .table import Floats, WeightsError

__all__ = ["Encoder", "WeightsError", "shipped"]


class Encoder(Protocol):
    """Whatever turns texts into vectors. Vectors are only compared with vectors of the same id."""

    @property
    def id(self) -> str:
        """Name the model and its weights: kept beside every stored vector."""

    @property
    def dim(self) -> int:
        """Say how many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Give float32 of shape (n, dim), each row of unit length or zero."""
