"""Who is staff and who a customer, where the source does not say.

What the source or the person importing says always wins. Otherwise a mail domain that takes part
in most conversations is ours, someone who answers in several conversations is staff, and whoever
opens a conversation is its customer.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from goldenthread.conversations.importers.contract import Options
from goldenthread.conversations.records import MessageRecord, PartyRecord, Role

_ROLES: dict[str, Role] = {
    "customer": "customer", "user": "customer", "end-user": "customer", "end user": "customer",
    "enduser": "customer", "visitor": "customer", "client": "customer", "contact": "customer",
    "lead": "customer", "requester": "customer", "guest": "customer", "consumer": "customer",
    "caller": "customer", "incoming": "customer", "inbound": "customer", "in": "customer",
    "received": "customer",
    "kunde": "customer", "kundin": "customer", "cliente": "customer", "buyer": "customer",
    "agent": "staff", "staff": "staff", "admin": "staff", "assistant": "staff", "support": "staff",
    "employee": "staff", "operator": "staff", "representative": "staff", "rep": "staff", "advisor": "staff",
    "outgoing": "staff", "outbound": "staff", "out": "staff", "sent": "staff", "teammate": "staff",
    "mitarbeiter": "staff", "mitarbeiterin": "staff", "agente": "staff", "support agent": "staff",
    "customer service": "staff", "customer support": "staff", "team": "staff", "owner": "staff",
    "support team": "staff", "light agent": "staff",
    "bot": "bot", "chatbot": "bot", "virtual assistant": "bot", "answer bot": "bot", "agent_bot": "bot",
    "ai": "bot", "ai agent": "bot",
    "system": "system", "automation": "system", "trigger": "system", "activity": "system", "event": "system",
}  # fmt: skip
_FREE_MAIL_WORDS = (
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.de yahoo.fr "
    "yahoo.co.uk icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de "
    "freenet.de proton.me protonmail.com mail.com mail.ru yandex.ru orange.fr free.fr wanadoo.fr "
    "laposte.net libero.it zoho.com posteo.de mailbox.org fastmail.com hey.com qq.com 163.com"
)
_FREE_MAIL = frozenset(_FREE_MAIL_WORDS.split())
_DESK_BOXES_WORDS = (
    "support help service info hello contact care team sales helpdesk customerservice kundenservice orders"
)
_DESK_BOXES = frozenset(_DESK_BOXES_WORDS.split())
_MOST_PEOPLE = 200_000


def role_of(word: object) -> Role | None:
    """Name the side for a source's word, or None where the word tells nothing."""
    return _ROLES.get(str(word or "").strip().lower())


def domain_of(mail: str | None) -> str:
    """Give the domain of an address, in small letters."""
    return mail.rpartition("@")[2].strip().lower() if mail and "@" in mail else ""


@dataclass(frozen=True, slots=True)
class KnownSides:
    """What the person importing said about who is ours and who is a customer."""

    staff: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, options: Options) -> "KnownSides":
        """Take the addresses, @domains, names and ids of the options."""
        return cls(_plain(options.staff), _plain(options.customers))

    def and_staff(self, words: set[str]) -> "KnownSides":
        """Know some more of ours."""
        return KnownSides(self.staff | words, self.customers)

    def side(
        self, *, key: str | None = None, mail: str | None = None, name: str | None = None
    ) -> Role | None:
        """Say the side that was settled for any of these; a customer among ours comes first."""
        if not self.staff and not self.customers:
            return None
        said = {word.strip().lower() for word in (key, mail, name) if word}
        if domain := domain_of(mail):
            said.add(f"@{domain}")
        if said & self.customers:
            return "customer"
        return "staff" if said & self.staff else None


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.strip().lower() for word in words if word.strip())


@dataclass(slots=True)
class Crowd:
    """Watches who writes and who is written to over a whole file, to tell the two sides apart."""

    known: KnownSides
    conversations: int = 0
    _domains: Counter[str] = field(default_factory=Counter)
    _asked: Counter[str] = field(default_factory=Counter)
    _appears: Counter[str] = field(default_factory=Counter)
    _opens: Counter[str] = field(default_factory=Counter)

    def see(self, opener: str | None, authors: set[str], mails: set[str], asked: Iterable[str] = ()) -> None:
        """Take one conversation into account: who opened it, who wrote, all addresses, and whom it asked."""
        self.conversations += 1
        self._domains.update({domain_of(mail) for mail in mails} - {""} - _FREE_MAIL)
        for mail in asked:
            box, _, domain = mail.lower().rpartition("@")
            if domain not in _FREE_MAIL:
                self._asked[domain] += 3 if box in _DESK_BOXES else 1
        if len(self._appears) < _MOST_PEOPLE:
            self._appears.update(authors)
            if opener is not None:
                self._opens[opener] += 1

    def our_domain(self) -> str | None:
        """Give the domain of at least half of the conversations, the most asked where two vie."""
        ranked = sorted(self._domains, key=lambda d: (self._asked[d], self._domains[d], d), reverse=True)
        usual = [d for d in ranked if self._domains[d] * 2 >= self.conversations]
        if not usual or (self.conversations == 1 and not self._asked[usual[0]]):
            return None
        return usual[0]

    def answers_often(self, author: str) -> bool:
        """Say whether someone appears in several conversations and mostly not as the one who began."""
        return self._appears[author] >= 2 and self._opens[author] * 2 < self._appears[author]


@dataclass(slots=True)
class Sides:
    """Decides the side of each author, once the whole file has been seen."""

    known: KnownSides
    crowd: Crowd | None = None
    domain: str | None = None

    @classmethod
    def of(cls, crowd: Crowd) -> "Sides":
        """Settle the sides for a file whose crowd is known."""
        return cls(crowd.known, crowd, crowd.our_domain())

    def said(self, word: object, *, key: str | None, mail: str | None, name: str | None) -> Role | None:
        """Give the side where the person, the source, a mail domain or a telling name decides it."""
        if (role := self.known.side(key=key, mail=mail, name=name) or role_of(word)) is not None:
            return role
        if mail and domain_of(mail):
            if self.domain is not None:
                return "staff" if domain_of(mail) == self.domain else "customer"
            if domain_of(mail) in _FREE_MAIL:
                return "customer"
        return role_of(name)

    def guess(self, author: str, opener: str) -> Role:
        """Guess the side of an author of whom nothing is known."""
        if self.crowd is not None and self.crowd.answers_often(author):
            return "staff"
        if author == opener:
            return "customer"
        return "staff"


def author_id(key: str | None, mail: str | None, name: str | None) -> str:
    """Give one word that tells authors of a file apart."""
    return (key or mail or name or "").strip().lower()


def last_public_reply(messages: Sequence[MessageRecord], at: datetime | None = None) -> PartyRecord | None:
    """Find whom a customer's answer is about: the author of the last public staff reply before it."""
    last = None
    for message in messages:
        if message.role != "staff" or message.internal or message.author is None:
            continue
        if at is not None and message.sent_at is not None and last is not None and message.sent_at > at:
            break
        last = message.author
    return last
