"""Secrets told in text: passwords, PINs, one-time codes, tokens and keys, in sentences and in addresses of pages."""

import re
from collections.abc import Iterator

_PASSWORD = (
    r"(?:pass(?:[ -]?(?:word|code|phrase)|wd)|pwd|pass(?=\s*[:=])|passwor[dt]|kennwort|contrase[ñn]a|clave|mot de passe|mdp"
    r"|wachtwoord|senha|hasło|haslo|lösenord|adgangskode|password)"
)
_IS = r"(?:\s+(?:is|was|are|ist|lautet|war|es|era|est|è|é|jest|är|er)(?:\s*[:=])?|\s*[:=])"
_AFTER_PASSWORD = re.compile(
    rf"(?<![^\W_]){_PASSWORD}(?:\s+(?:for|to|of|on)\s+(?:\w+\s+){{1,3}}?)?(?P<link>{_IS})\s*"
    r"(?:(?P<quote>[\"'“”‘„«`])(?P<quoted>[^\"'“”’»`\n]{3,60})[\"'“”’»`]|(?P<value>\S{3,80}(?:[ ][0-9]{2,6}(?=\s*(?:[.,;!?]|$)))?))",
    re.IGNORECASE,
)
_BARE_PASSWORD = re.compile(
    rf"(?<![^\W_]){_PASSWORD}\s+(?:to\s+|as\s+|auf\s+|a\s+|en\s+)?(?P<value>(?=\S*\d)(?=\S*[^\W\d_])[^\s,;]{{6,80}})",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:(?:security|secret)\s+answer|maiden\s+name|(?:security|safe|secret)\s+word)(?:\s+(?:is|was)|\s*[:=])\s*(?P<value>[^\s.,;!?]{2,40})",
    re.IGNORECASE,
)
# What follows "the password is" when no password follows.
_NOT_A_PASSWORD = frozenset(
    [
        "a",
        "about",
        "accepted",
        "actually",
        "again",
        "all",
        "already",
        "also",
        "always",
        "an",
        "and",
        "any",
        "as",
        "asking",
        "at",
        "available",
        "back",
        "bad",
        "because",
        "being",
        "better",
        "blank",
        "blocked",
        "both",
        "broken",
        "but",
        "by",
        "cannot",
        "case",
        "changed",
        "complete",
        "compromised",
        "confidential",
        "correct",
        "correctly",
        "could",
        "denied",
        "different",
        "difficult",
        "disabled",
        "displayed",
        "due",
        "easy",
        "either",
        "empty",
        "enabled",
        "encrypted",
        "enough",
        "entered",
        "even",
        "ever",
        "exactly",
        "expired",
        "expiring",
        "failing",
        "false",
        "fine",
        "for",
        "forgotten",
        "found",
        "from",
        "gone",
        "good",
        "great",
        "hacked",
        "hard",
        "has",
        "here",
        "hidden",
        "how",
        "i",
        "if",
        "important",
        "in",
        "incorrect",
        "invalid",
        "it",
        "its",
        "just",
        "known",
        "later",
        "like",
        "linked",
        "locked",
        "long",
        "longer",
        "lost",
        "mandatory",
        "me",
        "mine",
        "missing",
        "my",
        "needed",
        "never",
        "new",
        "no",
        "none",
        "not",
        "nothing",
        "now",
        "of",
        "off",
        "ok",
        "okay",
        "old",
        "on",
        "one",
        "only",
        "optional",
        "or",
        "our",
        "out",
        "permanent",
        "please",
        "pretty",
        "private",
        "probably",
        "protected",
        "really",
        "rejected",
        "required",
        "reset",
        "right",
        "safe",
        "same",
        "saved",
        "secret",
        "secure",
        "sent",
        "set",
        "short",
        "should",
        "showing",
        "shown",
        "simple",
        "simply",
        "so",
        "some",
        "something",
        "somewhere",
        "still",
        "stored",
        "strong",
        "stuck",
        "supposed",
        "sure",
        "temporary",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "today",
        "too",
        "totally",
        "true",
        "under",
        "unique",
        "unknown",
        "unsafe",
        "until",
        "up",
        "updated",
        "usually",
        "valid",
        "very",
        "visible",
        "weak",
        "what",
        "when",
        "where",
        "which",
        "why",
        "with",
        "without",
        "working",
        "would",
        "wrong",
        "yes",
        "yet",
        "you",
        "your",
        "falsch",
        "richtig",
        "nicht",
        "abgelaufen",
        "leer",
        "kein",
        "keine",
        "falsche",
        "ungültig",
        "vergessen",
        "incorrecta",
        "inválida",
        "no",
        "correcta",
        "incorrect",
        "expiré",
        "faux",
        "pas",
    ]
)
_PIN = re.compile(
    r"(?<![^\W_])pin(?:[ -]?(?:code|number|no\.?|nummer))?(?:\s+(?:is|was|ist|es|est|è))?\s*[:=#]?\s*(?P<value>\d(?:[ -]?\d){3,7})(?![\w])",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?P<what>(?:[\w-]+\s+){0,2})(?<![^\W_])(?:code|otp|tan|passcode|kod|c[óo]digo|codice)(?:\s+(?:\w+\s+){0,4}?(?:is|was|ist|es|est|è|says)|\s*[:=])\s*"
    r"(?P<value>(?:[A-Z]-)?\d{4,8}|\d{3}[ -]\d{3})(?![\w-])",
    re.IGNORECASE,
)
_ONE_TIME = re.compile(
    r"(?<![^\W_])(?:one[- ]time|verification|verify|authenticat\w+|2fa|mfa|two[- ]factor|otp|sms[- ]?tan|passcode|login code|sign-?in code|"
    r"security code|cvv2?|cvc2?|cv2|csc|best[äa]tigungscode|sicherheitscode)\W(?:[^\d\n]{0,25}?)(?P<value>\d{3}[ -]\d{3}|\d{3,8})(?![\w-])",
    re.IGNORECASE,
)
_CODE_OF_A_THING = re.compile(
    r"(?:promo\w*|discount|coupon|voucher|gift|postal?|postcode|zip|error|product|item|country|area|dial\w*|booking|order|"
    r"reference|ref|tracking|sort|swift|bar|qr|dress|source|colou?r|style|model|status|exit|tax|reason|referral|return|"
    r"response|http|store|branch|bank|iata|airport|fault|shipping|parcel|part|sku|stock|menu|rabatt|gutschein|fehler|"
    r"diagnostic|trouble|locker|warranty|batch|currency|merchant)\s*$",
    re.IGNORECASE,
)
_SHAPES = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
    r"|(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?"
    r"|(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"
    r"|(?<![\w])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{10,}"
    r"|[spr]k_(?:live|test)_\w{10,}|whsec_\w{16,}|AIza[\w-]{30,}|sk-[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,})"
    r"|(?<![\w-])(?=[0-9A-Fa-f]{0,31}[0-9])(?=[0-9A-Fa-f]{0,31}[A-Fa-f])(?:[0-9a-f]{32,}|[0-9A-F]{32,})(?![\w-])",
)
_BEARER = re.compile(
    r"(?<![\w])(?:bearer|basic)\s+(?P<value>(?=\S*[\d=])[A-Za-z0-9._~+/=-]{12,})", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?<![^\W_])(?:[\w-]{0,30}[_-])?(?:api[ _-]?key|access[ _-]?(?:token|key)|auth(?:orization)?[ _-]?(?:token|key)|token|secret|"
    r"client[ _-]?secret|secret[ _-]?(?:access[ _-]?)?key|private[ _-]?key|licen[cs]e[ _-]?key|recovery[ _-]?(?:code|key))"
    r"[\"']?(?:\s+(?:is|was)|\s*[:=])\s*[\"']?(?P<value>(?=[^\s\"']*\d)[A-Za-z0-9._~+/=-]{8,})",
    re.IGNORECASE,
)
_QUERY = re.compile(
    r"[?&;#](?:[\w-]{0,20}[_-])?(?:token|key|apikey|api_key|sig|signature|auth|password|passwd|pwd|pass|code|session|sessionid|sid|"
    r"secret|reset|otp|jwt|ticket_token|hash|credential|x-amz-[\w-]+)=(?P<value>[^\s&#\"'<>\[\]]+)",
    re.IGNORECASE,
)
_USERINFO = re.compile(r"://[^\s/:@\[\]]{1,100}:(?P<value>[^\s/@\[\]]{1,100})@")
_A_DIGIT = re.compile(r"[0-9]")
_TRAILING = ".,;)]}>\"'”’»"


_PASSWORD_SIGNS = (
    "pass", "pwd", "kennwort", "contrase", "clave", "wachtwoord", "senha", "hasło", "haslo", "lösenord", "adgangskode", "mdp",
)  # fmt: skip
_CODE_SIGNS = ("code", "otp", "tan", "kod", "código", "codigo", "codice", "verif", "one-time", "one time", "authent", "2fa", "mfa", "factor", "cvv", "cvc", "cv2", "csc")  # fmt: skip
_ANSWER_SIGNS = ("maiden", "answer", "security word", "safe word", "secret word")
_SHAPE_SIGNS = ("eyj", "akia", "asia", "p_", "o_", "u_", "s_", "r_", "pat-", "xox", "k_", "whsec", "aiza", "sk-", "sg.", "private key", "github")  # fmt: skip
_KEY_SIGNS = ("token", "secret", "key", "bearer", "basic ", "recovery")
# A lowered text with none of these, without a digit and without a very long word holds nothing of this kind.
SIGNS = (*_PASSWORD_SIGNS, *_ANSWER_SIGNS, *_SHAPE_SIGNS, *_KEY_SIGNS, "=", "://")
_LONG_HEX = re.compile(r"[0-9a-fA-F]{32}")


def find(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield where secrets stand; the words that announce them stay."""
    if _holds_any(lowered, _PASSWORD_SIGNS):
        for match in _AFTER_PASSWORD.finditer(text):
            if match["quoted"]:
                yield match.span("quoted")
            elif _is_password(match["value"], stated=match["link"].rstrip()[-1] in ":="):
                yield _trimmed(text, *match.span("value"))
        yield from _values(_BARE_PASSWORD, text)
    if _holds_any(lowered, _ANSWER_SIGNS):
        for match in _ANSWER.finditer(text):
            if match["value"].lower() not in _NOT_A_PASSWORD:
                yield match.span("value")
    if "=" in text or "://" in text:
        yield from find_in_url(text)
    long = len(text) > 15
    if long and _holds_any(lowered, _KEY_SIGNS):
        yield from _values(_BEARER, text)
        yield from _values(_LABELLED, text)
    if long and (_holds_any(lowered, _SHAPE_SIGNS) or (len(text) > 31 and _LONG_HEX.search(text))):
        for match in _SHAPES.finditer(text):
            yield match.span()
    if not _A_DIGIT.search(text):
        return
    if "pin" in lowered:
        for match in _PIN.finditer(text):
            yield match.span("value")
    if _holds_any(lowered, _CODE_SIGNS):
        for match in _CODE.finditer(text):
            if not _CODE_OF_A_THING.search(match["what"]):
                yield match.span("value")
        for match in _ONE_TIME.finditer(text):
            yield match.span("value")


def _holds_any(lowered: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110  # a plain loop costs half of any() here, and every message pays it
        if sign in lowered:
            return True
    return False


def _values(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        yield _trimmed(text, *match.span("value"))


def find_in_url(url: str) -> Iterator[tuple[int, int]]:
    """Yield the secrets of a page's address; the way to the page stays."""
    for pattern in (_QUERY, _USERINFO):
        for match in pattern.finditer(url):
            yield match.span("value")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    # A closing mark belongs to the sentence, unless nothing else would be left.
    kept = len(text[start:end].rstrip(_TRAILING))
    return (start, start + kept) if kept else (start, end)


def _is_password(written: str, *, stated: bool) -> bool:
    value = written.strip(_TRAILING + "!?:([{<“‘„«*_")
    word = value.lower()
    if len(value) < 3 or word in _NOT_A_PASSWORD or word.endswith(("n't", "n’t")):
        return False
    if (
        stated
        or any(sign.isdigit() for sign in value)
        or not value.isalpha()
        or value[1:] != value[1:].lower()
    ):
        return "-" not in value or not value.replace("-", "").isalpha() or stated
    return not word.endswith(("ing", "ed", "ly", "able", "ible", "ful", "less"))
