"""Shows what people wrote as text: nothing in it becomes markup except what we put there."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# A plain web address, or a placeholder that redaction left at the door: [mail], [card 2], [street address].
TELLING = re.compile(
    r"(?P<address>https?://[^\s<>\"'`\\]+)|(?P<redacted>\[[a-z][a-z_ -]{1,24}(?: ?\d{1,3})?\])"
)
CLOSING = {")": "(", "]": "["}


def is_web_address(address: str) -> bool:
    """Say whether an address leads to a web page: anything else (javascript:, data:) is never linked."""
    return bool(re.match(r"https?://[^\s/?#\\]", address, re.IGNORECASE)) and not re.search(
        r"[\x00-\x20\x7f]", address
    )


@register.filter
def web_address(address: str) -> str:
    """Give an address only if it is one of the web, else nothing."""
    address = address.strip()
    return address if is_web_address(address) else ""


def _without_tail(address: str) -> str:
    """Leave the full stop or bracket that closes the sentence out of the address."""
    while address:
        last = address[-1]
        if last in ".,;:!?*_~" or (last in CLOSING and address.count(last) > address.count(CLOSING[last])):
            address = address[:-1]
        else:
            break
    return address


@register.filter
def spoken(text: str) -> SafeString:
    """Escape a message and mark up web addresses and redactions in it.

    The text that a reader can select stays character for character the message, because evidence
    is kept as character positions.
    """
    done: list[str] = []
    at = 0
    for found in TELLING.finditer(text):
        end = found.end()
        if found["redacted"]:
            piece = format_html('<span class="redacted">{}</span>', found["redacted"])
        else:
            address = _without_tail(found["address"])
            if not is_web_address(address):
                continue
            end = found.start() + len(address)
            piece = format_html(
                '<a href="{}" rel="noreferrer noopener nofollow" target="_blank">{}</a>', address, address
            )
        done += [conditional_escape(text[at : found.start()]), piece]
        at = end
    done.append(conditional_escape(text[at:]))
    return mark_safe("".join(done))  # noqa: S308 - every piece above is escaped
