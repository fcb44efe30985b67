"""Says which browser someone is signed in with, as people call it."""

import re

from django import template

register = template.Library()

# The first that fits counts: every browser pretends to be those below it.
BROWSERS = (
    (r"Edg", "Edge"),
    (r"OPR/|Opera", "Opera"),
    (r"SamsungBrowser", "Samsung Internet"),
    (r"Firefox|FxiOS", "Firefox"),
    (r"Chrome|CriOS|Chromium", "Chrome"),
    (r"Safari", "Safari"),
)
SYSTEMS = (
    (r"iPhone", "iPhone"),
    (r"iPad", "iPad"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"CrOS", "ChromeOS"),
    (r"Mac OS X|Macintosh", "Mac"),
    (r"Linux|X11", "Linux"),
)


@register.filter
def device(user_agent: str) -> str:
    """Name browser and system ("Firefox on Windows"); what is not known is shown as it was sent."""
    browser = next((name for mark, name in BROWSERS if re.search(mark, user_agent)), "")
    system = next((name for mark, name in SYSTEMS if re.search(mark, user_agent)), "")
    return " on ".join(filter(None, (browser, system))) or user_agent[:120] or "A browser that gave no name"
