"""The customers of Fernhill Outdoor: who they are, how they write, where they are going."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .language import with_slips

FIRST = (
    "Amelia", "Hamish", "Oluwaseun", "Bethan", "Mateusz", "Ines", "Callum", "Rosalind", "Dev", "Siobhán",
    "Gareth", "Leila", "Étienne", "Kwame", "Marta", "Ruairí", "Hannah", "Tariq", "Wendy", "Piotr",
    "Yasmin", "Alasdair", "Chiara", "Nikhil", "Joan", "Bronwen", "Samir", "Frances", "Duncan", "Anja",
    "Małgorzata", "Terence", "Esme", "Idris", "Carys", "Lennart", "Philippa", "Abdul", "Moira", "Theo",
    "Renée", "Stuart", "Adaeze", "Keith", "Lucía", "Graham", "Imogen", "Viktor", "Sunita", "Pádraig",
    "Helga", "Rohan", "Dorothy", "Emeka", "Astrid", "Nigel", "Zainab", "Harriet", "Tomasz", "Mairi",
)  # fmt: skip
LAST = (
    "Whitcombe", "MacInnes", "Adeyemi", "Pritchard", "Kowalczyk", "Duarte", "Fairbairn", "Oakley", "Mehta",
    "O'Dwyer", "Llewellyn", "Karimi", "Dubois", "Asante", "Brzeska", "Gallagher", "Thwaite", "Hussain",
    "Birkett", "Nowak", "Rahman", "Drummond", "Rinaldi", "Iyer", "Postlethwaite", "Griffiths", "Nasser",
    "Holloway", "Ferguson", "Schäfer", "D'Souza", "Bickerstaff", "Hartley", "Owusu", "Penhaligon",
    "Sørensen", "Ashworth", "Begum", "Braithwaite", "Marchetti", "Núñez", "Ellwood", "Okonkwo", "Tyson",
    "Vasquez", "Armitage", "Lund", "Patel-Hughes", "Caradog", "Mulligan",
)  # fmt: skip
STREETS = (
    "Alder Lane", "Chapel Row", "Quarry Street", "Station Road", "Larkspur Close", "Mill Terrace",
    "Beacon View", "Orchard Avenue", "Victoria Crescent", "Tanner's Yard", "High Street", "Ferry Road",
    "Sycamore Drive", "Bridge Street", "Weavers Court", "Priory Gardens", "Moorside Road", "Harbour Street",
)  # fmt: skip
TOWNS = (
    ("Leeds", "LS6"), ("Kendal", "LA9"), ("Inverness", "IV2"), ("Bristol", "BS7"), ("Cardiff", "CF11"),
    ("Sheffield", "S11"), ("Newcastle", "NE4"), ("Belfast", "BT9"), ("Exeter", "EX4"), ("Norwich", "NR2"),
    ("Stirling", "FK8"), ("Bangor", "LL57"), ("Nottingham", "NG5"), ("Hebden Bridge", "HX7"),
    ("Glasgow", "G12"), ("Brighton", "BN2"), ("Oban", "PA34"), ("Keswick", "CA12"), ("Derby", "DE22"),
)  # fmt: skip
TRIPS = (
    "the West Highland Way", "a week on Skye", "a first solo night in the Cairngorms", "Hadrian's Wall",
    "a scout camp near Coniston", "a wet fortnight in Connemara", "the Pembrokeshire coast path",
    "the Tour du Mont Blanc", "a hen weekend in Snowdonia", "the Cape Wrath Trail", "bikepacking in the Borders",
    "a gold DofE expedition", "a wedding in a field in Devon", "the Pennine Way, or a third of it anyway",
    "a festival in Suffolk", "two nights on Lundy", "canoeing down the Spey", "the Dales with the kids",
    "a charity walk up Scafell Pike", "the South West Coast Path", "Dartmoor with the dog", "the Kerry Way",
    "a photography trip to Assynt", "the Great Glen Way", "three peaks in a weekend", "Iceland's Laugavegur",
    "a ranger course in Galloway", "birdwatching on Islay", "Loch Ossian by train", "the Dolomites hut to hut",
)  # fmt: skip
WITH = (
    "my daughter", "my brother", "my husband", "my wife", "two friends from work", "my dad, who is 71",
    "our walking group", "the twins", "my partner", "a dozen Scouts", "my sister-in-law",
    "my oldest friend", "my son", "our Labrador", "a colleague", "my boyfriend", "my mum",
    "four teenagers",
)  # fmt: skip
KIN = (
    "my daughter", "my brother", "my husband", "my wife", "a friend", "my partner", "my son", "my sister",
    "my flatmate", "my mum", "my uncle", "the lady next door", "my climbing partner", "a colleague",
)  # fmt: skip
WEATHER = (
    "one day of drizzle", "a proper downpour", "two wet weekends", "wet grass, nothing more", "three hours of rain",
    "a boggy afternoon", "puddles", "a soggy walk with the dog", "a week of Scottish weather", "heavy dew",
)  # fmt: skip
WINDS = (
    "a breezy night",
    "hardly any wind",
    "a calm evening",
    "a gust, nothing dramatic",
    "a normal windy night",
)
SAFE_MAIL = ("example.com", "example.org", "example.net", "post.example", "mailbox.example")


@dataclass(frozen=True, slots=True)
class Temper:
    """How a customer writes: how much they tell, how they feel, what their typing looks like."""

    name: str
    share: float
    telling: float  # how likely each further detail is told
    feeling: str  # which bank of feelings they draw from
    slips: float = 0.0
    dress: Callable[[str], str] = str


def _offhand(text: str) -> str:
    lines = (line if line[1:2].isupper() else line[:1].lower() + line[1:] for line in text.split("\n"))
    return "\n".join(lines).rstrip(".").replace(" I ", " i ")


def _dots(text: str) -> str:
    return text.replace(". ", "... ")


def _bangs(text: str) -> str:
    return text[:-1] + "!!" if text.endswith(".") else text


TEMPERS = (
    Temper("plain", 0.24, 0.35, "calm"),
    Temper("terse", 0.13, 0.05, "calm", 0.05, _offhand),
    Temper("rambling", 0.12, 0.9, "chatty", 0.03),
    Temper("upset", 0.14, 0.5, "upset", 0.04),
    Temper("cross and quick", 0.06, 0.2, "upset", 0.2, _bangs),
    Temper("grateful", 0.1, 0.5, "warm"),
    Temper("funny", 0.08, 0.6, "funny"),
    Temper("anxious", 0.08, 0.6, "anxious", 0.06, _dots),
    Temper("thumbs", 0.05, 0.3, "calm", 0.3, _offhand),
)


@dataclass(frozen=True, slots=True)
class Customer:
    """Someone who buys from Fernhill, made up from top to toe."""

    key: str
    first: str
    last: str
    mail: str
    phone: str
    street: str
    town: str
    postcode: str
    temper: Temper

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    def dressed(self, text: str, rng: Random) -> str:
        """Put their way of typing on a sentence."""
        return self.temper.dress(with_slips(text, rng, self.temper.slips) if self.temper.slips else text)


def plain(name: str) -> str:
    """Spell a name for a mail address."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("ł", "l").replace("ø", "o"))
    return "".join(c for c in letters if c.isascii() and c.isalpha())


def new_customer(number: int, rng: Random) -> Customer:
    """Make one up; phone numbers come from the range kept for drama, mail domains from `.example`."""
    first, last = rng.choice(FIRST), rng.choice(LAST)
    town, district = rng.choice(TOWNS)
    mail = rng.choice(
        (f"{plain(first)}.{plain(last)}", f"{plain(first)}{rng.randrange(61, 99)}", f"{plain(first)[0]}{plain(last)}",
         f"{plain(last)}.{plain(first)[0]}", f"the.{plain(last)}s")
    )  # fmt: skip
    return Customer(
        key=f"c-{number:05d}",
        first=first,
        last=last,
        mail=f"{mail}@{rng.choice(SAFE_MAIL)}",
        phone=f"07700 900{rng.randrange(1000):03d}",
        street=f"{rng.randrange(1, 148)} {rng.choice(STREETS)}",
        town=town,
        postcode=f"{district} {rng.randrange(1, 10)}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}{rng.choice('ABDEFGHJLN')}",
        temper=rng.choices(TEMPERS, [t.share for t in TEMPERS])[0],
    )
