"""The facts of one conversation: which product, which order, when, and where the customer is going."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from .company import COURIERS, PRODUCTS, TEST_CARDS, TEST_IBANS, Product
from .customers import KIN, LAST, TRIPS, WEATHER, WINDS, WITH, Customer
from .kinds import Kind

_NTH = ("second", "third", "fourth", "fifth", "sixth", "seventh", "ninth")
_ANIMALS = ("Otter", "Badger", "Heron", "Marten", "Curlew", "Hare", "Osprey", "Stoat")


def capital(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def day_name(day: datetime) -> str:
    """Name a day with its month: 4 September."""
    return f"{day.day} {day:%B}"


def lately(day: datetime, now: datetime) -> str:
    """Name a day as people do: Tuesday while it is fresh, 4 September after a week."""
    return f"{day:%A}" if abs((now.date() - day.date()).days) < 6 else day_name(day)


def _working_day(now: datetime, days: int) -> datetime:
    day = now
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def ordinal(number: int) -> str:
    """Write 1st, 2nd, 14th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _product(kind: Kind, rng: Random) -> Product:
    fitting = [
        p
        for p in PRODUCTS
        if (not kind.models or p.name in kind.models) and (not kind.sorts or p.sort in kind.sorts)
    ]
    return rng.choice(fitting)


def _one(product: Product) -> str:
    article = "an" if product.name[0] in "AEIOU" else "a"
    return f"a pair of {product.name}" if product.sort == "boots" else f"{article} {product.name}"


def lasting_facts(kind: Kind, customer: Customer, rng: Random) -> dict[str, str]:
    """Settle what stays true when the same customer comes back about the same thing."""
    product = _product(kind, rng)
    size = rng.choice(product.sizes)
    card = rng.choice(TEST_CARDS)
    other = rng.choice([p for p in PRODUCTS if p.sort != product.sort])
    rivals = [p for p in PRODUCTS if p.sort == product.sort and p != product]
    rival = rng.choice(rivals or [other])
    trip, kin = rng.choice(TRIPS), rng.choice(KIN)
    return {
        "first": customer.first, "last": customer.last, "name": customer.name, "mail": customer.mail,
        "phone": customer.phone, "street": customer.street, "town": customer.town, "postcode": customer.postcode,
        "product": product.name, "sort": product.sort, "price": str(product.price), "size": size,
        "size2": rng.choice([s for s in product.sizes if s != size] or ["another size"]),
        "colour": rng.choice(product.colours),
        "other": other.name, "a_other": _one(other), "rival": rival.name,
        "order": f"FH-{rng.randrange(204_117, 989_999)}", "courier": rng.choice(COURIERS),
        "ref": f"R{rng.randrange(10_000, 99_999)}",
        "code": f"{rng.choice('ABCDEHKLMNPRT')}{rng.randrange(10, 99)}{rng.choice('ABCDEHKLMNPRT')}{rng.randrange(10, 99)}",
        "card": card, "last4": card[-4:], "iban": rng.choice(TEST_IBANS),
        "password": f"{rng.choice(_ANIMALS)}-{rng.choice(('lake', 'moss', 'fell', 'rain'))}-{rng.randrange(10, 99)}",
        "points": str(rng.randrange(4, 40) * 10), "last2": rng.choice(LAST),
        "trip": trip, "trip_cap": capital(trip), "with": rng.choice(WITH), "kin": kin, "kin_cap": capital(kin),
        "with_short": kin, "with_cap": capital(kin), "weather": rng.choice(WEATHER), "wind": rng.choice(WINDS),
        "nth": rng.choice(_NTH), "a_product": _one(product), "are": "are" if product.sort == "boots" else "is",
        "were": "were" if product.sort == "boots" else "was",
        "it": "them" if product.sort == "boots" else "it", "smell": "smell" if product.sort == "boots" else "smells",
    }  # fmt: skip


def dated_facts(now: datetime, kind: Kind, rng: Random) -> dict[str, str]:
    """Settle the days that are named in one conversation, seen from its beginning."""
    long_ago = kind.team == "Product help" and kind.key != "tent_pole"
    days_ago = rng.randrange(30, 300) if long_ago else rng.randrange(8, 21)
    due = now - timedelta(days=rng.randrange(2, 6))
    deadline = _working_day(now, rng.randrange(1, 4))
    away = now + timedelta(days=rng.randrange(4, 24))
    soon = (away - now).days < 7
    later = _working_day(now, 11)
    return {
        "ordered": day_name(now - timedelta(days=days_ago)), "days_ago": str(days_ago), "due": lately(due, now),
        "deadline": f"{deadline:%A}", "deadline_cap": f"{deadline:%A}", "deadline2": day_name(later),
        "leaving": f"on {away:%A}" if soon else f"on the {ordinal(away.day)}",
        "leaving_cap": f"{away:%A}" if soon else f"The {ordinal(away.day)}",
        "leaving_short": f"{away:%A}" if soon else f"the {ordinal(away.day)}",
        "daypart": "morning" if now.hour < 12 else "afternoon" if now.hour < 18 else "evening",
        "joined": f"{now - timedelta(days=rng.randrange(200, 1500)):%B %Y}", "month": f"{away:%B}", "year": str(now.year), "time": rng.choice(("noon", "3 o'clock", "4", "five", "half past four")),
    }  # fmt: skip
