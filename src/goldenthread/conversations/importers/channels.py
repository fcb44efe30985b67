"""What help desks call their channels, in our few words."""

from goldenthread.conversations.records import Channel

_CHANNELS: dict[str, Channel] = {
    "chat": "chat", "live chat": "chat", "livechat": "chat", "messaging": "chat", "native messaging": "chat",
    "webwidget": "chat", "web widget": "chat", "conversation": "chat", "in app": "chat", "whatsapp": "chat",
    "sms": "chat", "telegram": "chat", "line": "chat", "messenger": "chat", "sunshine conversations": "chat",
    "facebook messenger": "chat", "mobile sdk": "chat", "customer initiated": "chat",
    "admin initiated": "chat",
    "push": "chat", "apple business chat": "chat", "twilio": "chat", "twiliosms": "chat",
    "web messenger": "chat",
    "mail": "mail", "email": "mail", "e mail": "mail", "correo": "mail",
    "phone": "phone", "voice": "phone", "call": "phone", "voicemail": "phone", "phone call": "phone",
    "phone call inbound": "phone", "phone call outbound": "phone", "telefon": "phone", "telephone": "phone",
    "form": "form", "web": "form", "web form": "form", "contact form": "form", "webform": "form",
    "help center": "form", "web service": "form",
    "social": "social", "facebook": "social", "facebook post": "social", "twitter": "social", "x": "social",
    "twitter dm": "social", "twitter like": "social", "instagram": "social", "instagram dm": "social",
    "any channel": "social", "facebookpage": "social", "twitterprofile": "social", "youtube": "social",
}  # fmt: skip


def channel_of(word: object) -> Channel:
    """Name our channel for a help desk's word; what we do not know is other."""
    plain = str(word or "").lower().removeprefix("channel::").replace("_", " ").replace("-", " ").strip()
    return _CHANNELS.get(plain, "other")
