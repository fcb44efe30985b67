"""A house that reads connection in its own way: conversations, and what its reviewers say of them."""

import random

# Shipped cues take an apology for connection. This house calls it so only where somebody stays with it.
APOLOGIES = (
    "I'm so sorry to hear that.",
    "I am really sorry that this happened.",
    "I apologise for the trouble.",
    "Oh no, that must be so frustrating.",
)
STAYS = (
    "I will stay with you until the parcel is there.",
    "I stay on it myself and will call you tonight.",
    "You can count on me to stay with this until it is done.",
    "I'm staying on this case until you have it in your hands.",
)
PASSES_ON = (
    "Your request was passed to the warehouse.",
    "The ticket goes to another department now.",
    "This has been forwarded to the carrier.",
    "Another team handles that from here.",
)
TROUBLE = (
    "My tent did not come and we leave tomorrow.",
    "The stove arrived broken again.",
    "I was charged twice for the boots.",
    "Nobody answered my last two mails.",
)
SMALL_TALK = (
    "Let me look.",
    "One moment.",
    "I have your order here.",
    "Thank you for waiting.",
    "It is order 7.",
)

Message = tuple[str, str, bool]


def house(seed: int, reviews: int) -> list[tuple[tuple[str, list[Message], list[object]], str, str]]:
    """Make conversations with the mark this house gives connection, and the words its reviewers quote."""
    chance = random.Random(seed)
    made = []
    for number in range(reviews):
        stays = chance.random() < 0.5
        meant = chance.choice(STAYS if stays else PASSES_ON)
        said = [chance.choice(APOLOGIES), *chance.sample(SMALL_TALK, 2), meant]
        messages = [(chance.choice(TROUBLE), "customer", False)]
        messages += [(text, "staff", False) for text in said]
        # People differ, too: one answer in ten is another's taste.
        mark = "shown" if stays == (chance.random() < 0.9) else "grow"
        made.append(((f"h-{seed}-{number}", messages, []), mark, meant if stays else ""))
    return made
