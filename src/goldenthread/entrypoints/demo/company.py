"""What Fernhill Outdoor sells, promises and believes: the facts that every conversation agrees with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Product:
    """Something in the shop; `part` is what breaks on it."""

    name: str
    sort: str
    price: int
    sizes: tuple[str, ...]
    colours: tuple[str, ...]


_UK = ("size 5", "size 6", "size 7", "size 8", "size 9", "size 10", "size 11")
_WEAR = ("small", "medium", "large", "extra large")

PRODUCTS = (
    Product("Kestrel 2", "tent", 289, ("two-person",), ("moss", "sand")),
    Product("Kestrel 3", "tent", 349, ("three-person",), ("moss", "slate")),
    Product("Heron family tent", "tent", 499, ("five-person",), ("forest",)),
    Product("Wren solo tent", "tent", 219, ("one-person",), ("sand", "rust")),
    Product("Fellgate boots", "boots", 165, _UK, ("peat", "black")),
    Product("Tarn Mid boots", "boots", 139, _UK, ("slate", "olive", "plum")),
    Product("Becksider approach shoes", "boots", 109, _UK, ("grey", "rust")),
    Product("Ember stove", "stove", 64, ("single burner",), ("steel",)),
    Product("Ember Duo stove", "stove", 98, ("two burners",), ("steel", "green")),
    Product("Rill water filter", "filter", 39, ("1 litre",), ("blue",)),
    Product(
        "Rook 45 rucksack", "rucksack", 129, ("short back", "regular back", "long back"), ("navy", "moss")
    ),
    Product("Rook 65 rucksack", "rucksack", 159, ("regular back", "long back"), ("navy", "charcoal")),
    Product("Sleet rain jacket", "jacket", 149, _WEAR, ("teal", "mustard", "black")),
    Product("Bracken down jacket", "jacket", 189, _WEAR, ("ink", "copper")),
    Product("Dormouse sleeping bag", "sleeping bag", 119, ("regular", "long"), ("plum", "navy")),
    Product("Lichen camping mat", "mat", 74, ("regular", "wide"), ("lime", "grey")),
)

COURIERS = ("Parcelway", "Royal Post", "Swiftline")


@dataclass(frozen=True, slots=True)
class Guideline:
    """What the team is told to tell customers; a faulty one brings them back."""

    key: str
    title: str
    says: str
    fault: str = ""


GUIDELINES = (
    Guideline(
        "RET-1", "Returns", "Unused goods can come back for 60 days, free of charge, by the returns page."
    ),
    Guideline(
        "RET-3",
        "How long a refund takes",
        "Tell the customer the money is back within 5 days of the parcel reaching the warehouse.",
        "Banks take up to 10 working days: customers who were told 5 write again on day 6.",
    ),
    Guideline("DEL-2", "Late parcels", "Trace after 3 working days; replace or refund after 7."),
    Guideline("WAR-1", "Warranty", "Two years on materials and workmanship, three for members."),
    Guideline("WAR-4", "Repairs", "The workshop mends zips, poles and seams within 10 working days."),
    Guideline(
        "MEM-2",
        "Cancelling a membership",
        "A cancellation needs a signed letter by post to the Kendal office.",
        "The website says it can be done online: customers write again when the letter is not answered.",
    ),
    Guideline(
        "ACC-1", "Who are we talking to", "Ask for the order number and the postcode before anything else."
    ),
)

# Numbers from the card schemes' test ranges, all passing the Luhn check, none of a real account.
TEST_CARDS = (
    "4242 4242 4242 4242", "4000 0566 5566 5556", "5555 5555 5555 4444", "5200 8282 8282 8210",
    "4111 1111 1111 1111", "2223 0031 2200 3222", "3782 822463 10005", "6011 1111 1111 1117",
)  # fmt: skip
TEST_IBANS = ("GB82 WEST 1234 5698 7654 32", "DE89 3704 0044 0532 0130 00", "IE29 AIBK 9311 5212 3456 78")

OFFICE = "Fernhill Outdoor, Old Tannery, 3 Mill Brow, Kendal LA9 5XY"
