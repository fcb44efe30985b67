"""How a person reads the answer: the draft with its words marked, what is there and what is not."""

from typing import IO, Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

LABELS = {
    "connects": "Connects",
    "recognises": "Recognises",
    "invites_more": "Invites more",
    "acknowledges_emotion": "Acknowledges emotion",
    "takes_further": "Takes it further",
    "vision": "Vision",
    "engagement": "Engagement",
    "delivery": "Delivery",
}
STYLES = ("green", "cyan", "magenta", "yellow", "blue")


class Page:
    """Prints one answer after the other."""

    def __init__(self, into: IO[str]) -> None:
        self._console = Console(file=into, highlight=False)

    def show(self, draft: str, answer: dict[str, Any]) -> None:
        """Print a draft and what the mirror says of it."""
        elements, advice = answer["elements"], {s["element"]: _advice(s) for s in answer["suggestions"]}
        self._console.print(Text(answer["id"], style="bold"))
        self._console.print(Padding(_marked(draft, elements), (0, 0, 0, 2)))
        for style, (name, element) in zip(STYLES, elements.items(), strict=False):
            self._console.print(_line(style, name, draft, element["spans"], advice.get(name, "")))
        self._console.print()


def _advice(suggestion: dict[str, Any]) -> str:
    by = suggestion.get("by")
    return f"{suggestion['text']} ({by})" if by else str(suggestion["text"])


def _marked(draft: str, elements: dict[str, Any]) -> Text:
    text = Text(draft)
    for style, element in zip(STYLES, elements.values(), strict=False):
        for start, end in element["spans"]:
            text.stylize(f"{style} underline", start, end)
    return text


def _line(style: str, name: str, draft: str, spans: list[list[int]], advice: str) -> Text:
    label = f"{LABELS[name]}: "
    if spans:
        return Text("  ✓ ", style) + Text(label, "bold") + Text(" … ".join(draft[s:e] for s, e in spans))
    if advice:
        return Text("  · ", "dim") + Text(label, "bold") + Text(advice)
    return Text("  – ", "dim") + Text(label, "bold") + Text("not asked for here")
