"""HTML bodies to the text that a person saw, with the quoted reply tail apart."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:html|body|div|p|br|span|table|ul|ol|li|a|b|strong|em|i|img|blockquote|h[1-6]|font)"
    r"(?:\s[^<>]*)?/?>|<!doctype\s",
    re.I,
)
_BLOCK_WORDS = (
    "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr main nav ol p pre section table tbody thead tfoot tr ul"
)
_BLOCKS = frozenset(_BLOCK_WORDS.split())
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre"])
_SILENT = "script, style, head, title, template, noscript, svg, object, iframe"
_QUOTES = (
    "div.gmail_quote, blockquote[type=cite], div.yahoo_quoted, div#appendonsend ~ *, div#divRplyFwdMsg, "
    "div#divRplyFwdMsg ~ *, div.moz-cite-prefix, div.zmail_extra, div.protonmail_quote, div.quoted-text, "
    "div[data-quoted-text], div.outlook_quote"
)
_SILENT_SIGNS = (
    "<script",
    "<style",
    "<head",
    "<title",
    "<template",
    "<noscript",
    "<svg",
    "<object",
    "<iframe",
)
_QUOTE_SIGNS = ("quote", "appendonsend", "divrplyfwdmsg", "moz-cite", "zmail_extra")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_BLANKS = re.compile(r"\n{3,}")
_EDGES = re.compile(r"[ \t]*\n[ \t]*")
_DEPTH = 200


def looks_like_html(text: str) -> bool:
    """Say whether a body is HTML rather than text in which a < stands."""
    return "<" in text and _LOOKS_LIKE_HTML.search(text) is not None


def readable(html: str) -> tuple[str, str]:
    """Give the text of an HTML body and, apart, the reply tail that its sender's program quoted."""
    tree = LexborHTMLParser(html)
    lowered = html.lower()
    if any(sign in lowered for sign in _SILENT_SIGNS):  # asking the tree costs more than all the rest
        for silent in tree.css(_SILENT):
            silent.decompose()
    if tree.body is None:
        return "", ""
    quoted = []
    for tail in tree.body.css(_QUOTES) if any(sign in lowered for sign in _QUOTE_SIGNS) else []:
        if tail.parent is not None:
            quoted.append(_text(tail))
            tail.decompose()
    text = _text(tree.body)
    tail_text = "\n\n".join(part for part in quoted if part)
    # A message that is nothing but a quotation is the message.
    return (text, tail_text) if text else (tail_text, "")


def _text(node: LexborNode) -> str:
    parts: list[str] = []
    _walk(node, parts, 0, False)
    text = _BLANKS.sub("\n\n", _EDGES.sub("\n", "".join(parts).replace("\xa0", " ")))
    return text.strip()


def _walk(node: LexborNode, parts: list[str], depth: int, kept: bool) -> None:
    number = 0
    child = node.first_child
    while child is not None:
        tag = child.tag
        if tag == "-text":
            raw = child.text_content or ""
            parts.append(raw if kept else _SPACES.sub(" ", raw))
        elif tag == "br":
            parts.append("\n")
        elif tag == "img":
            parts.append(child.attributes.get("alt") or "")
        elif depth > _DEPTH:
            parts.append(child.text() if tag and not tag.startswith("-") else "")
        elif tag == "li":
            number += 1
            parts.append(f"\n{number}. " if node.tag == "ol" else "\n- ")
            _walk(child, parts, depth + 1, kept)
        elif tag == "a":
            _link(child, parts, depth, kept)
        elif tag in ("td", "th"):
            _walk(child, parts, depth + 1, kept)
            parts.append(" ")
        elif tag in _BLOCKS:
            edge = "\n\n" if tag in _SPACED else "\n"
            parts.append(edge)
            _walk(child, parts, depth + 1, kept or tag == "pre")
            parts.append(edge)
        elif tag and not tag.startswith(("-", "_", "!")):
            _walk(child, parts, depth + 1, kept)
        child = child.next


def _link(node: LexborNode, parts: list[str], depth: int, kept: bool) -> None:
    inside: list[str] = []
    _walk(node, inside, depth + 1, kept)
    label = "".join(inside)
    address = (node.attributes.get("href") or "").strip()
    parts.append(label)
    if address.lower().startswith(("http://", "https://", "mailto:", "tel:")):
        bare = re.sub(r"^(mailto:|tel:)", "", address, flags=re.I)
        if bare.rstrip("/") not in label.replace(" ", "") and label.strip().rstrip("/") not in bare:
            parts.append(f" ({bare})")
        elif not label.strip():
            parts.append(bare)
