"""The named cast: Fernhill Outdoor, the sample team that demo, tests and docs share."""

from dataclasses import dataclass

COMPANY = "Fernhill Outdoor"
MAIL_DOMAIN = "fernhill.example"

ORDERS = "Orders and returns"
PRODUCTS = "Product help"
ACCOUNTS = "Accounts and billing"
TEAMS = (ORDERS, PRODUCTS, ACCOUNTS)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast: `key` is the help desk's id; `leads` the teams they lead."""

    key: str
    name: str
    team: str | None
    leads: tuple[str, ...] = ()
    is_head: bool = False

    @property
    def mail(self) -> str:
        """Their address at work."""
        return f"{self.key}@{MAIL_DOMAIN}"


HEAD = Member("maya", "Maya Lindqvist", None, is_head=True)
PRIYA = Member("priya", "Priya Raman", ORDERS, leads=(ORDERS,))
TOM = Member("tom", "Tom Okafor", PRODUCTS, leads=(PRODUCTS, ACCOUNTS))
CHAD = Member("chad", "Chad Brennan", ORDERS)
SINEAD = Member("sinead", "Sinéad O'Neill", ORDERS)
LUIS = Member("luis", "Luis Ferreira", ORDERS)
AIKO = Member("aiko", "Aiko Tanaka", ORDERS)
BEN = Member("ben", "Ben Wójcik", PRODUCTS)
FATIMA = Member("fatima", "Fatima El Amrani", PRODUCTS)
GRACE = Member("grace", "Grace Liu", PRODUCTS)
JONAS = Member("jonas", "Jonas Weber 🌲", PRODUCTS)
NOOR = Member("noor", "Noor Haddad", ACCOUNTS)
OWEN = Member("owen", "Owen Price", ACCOUNTS)
ZOE = Member("zoe", "Zoë Martin", ACCOUNTS)

CAST = (HEAD, PRIYA, TOM, CHAD, SINEAD, LUIS, AIKO, BEN, FATIMA, GRACE, JONAS, NOOR, OWEN, ZOE)
