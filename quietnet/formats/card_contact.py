"""Card contact: the ways to reach somebody that a vCard holds, as a person would write them."""

from urllib.parse import unquote

from quietnet.domain.person import Contact, ContactKind
from quietnet.domain.record import MOST_IN_A_LINE
from quietnet.domain.text import clean_line
from quietnet.formats.card_property import CardProperty

_KINDS = {
    "EMAIL": ContactKind.EMAIL,
    "TEL": ContactKind.PHONE,
    "URL": ContactKind.URL,
    "ADR": ContactKind.ADDRESS,
    "IMPP": ContactKind.SOCIAL,
    "SOCIALPROFILE": ContactKind.SOCIAL,
    "X-SOCIALPROFILE": ContactKind.SOCIAL,
    "X-SOCIAL-PROFILE": ContactKind.SOCIAL,
}
_SERVICES = {
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-GTALK": "Google Talk",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GROUPWISE": "GroupWise",
    "X-QQ": "QQ",
    "X-TWITTER": "Twitter",
}
CONTACTS = frozenset(_KINDS) | frozenset(_SERVICES)
# What a type says of the wire rather than of the place.
_UNSAID = frozenset({"pref", "internet", "voice", "postal", "parcel", "dom", "intl", "x400", "msg"})


def read_contact(property_: CardProperty, label: str) -> Contact | None:
    """Return one way to reach somebody, or None where it does not fit on a line."""
    value = clean_line(_VALUES.get(property_.name, _social)(property_))
    label = clean_line(_label(property_, value, label))
    if not value or len(value) > MOST_IN_A_LINE or len(label) > MOST_IN_A_LINE:
        return None
    kind = _KINDS.get(property_.name, ContactKind.SOCIAL)
    return Contact(kind=kind, label=label, value=value)


def _label(property_: CardProperty, value: str, said: str) -> str:
    """Return the service and what a label says, or where there is none what the types say."""
    services = property_.params.get("X-SERVICE-TYPE", []) + property_.params.get("SERVICE-TYPE", [])
    named = [_SERVICES[property_.name]] if property_.name in _SERVICES else []
    words = [said] if said else [word for word in property_.types if word not in _UNSAID]
    users = [name for name in users_of(property_) if name not in value]
    return " ".join(dict.fromkeys(named + services + words + users))


def _email(property_: CardProperty) -> str:
    text = property_.text.strip()
    if text[:7].lower() == "mailto:":
        return unquote(text[7:].partition("?")[0])
    return text


def _phone(property_: CardProperty) -> str:
    text = property_.text.strip()
    if text[:4].lower() == "tel:":
        number, _, rest = text[4:].partition(";")
        said = rest.replace("ext=", "ext. ", 1) if rest.startswith("ext=") else rest
        return unquote(f"{number} {said}".strip())
    return text


def _address(property_: CardProperty) -> str:
    return ", ".join(
        line.strip(" ,")
        for part in property_.fields
        for line in part.split("\n")
        if line.strip(" ,")
    )


def _social(property_: CardProperty) -> str:
    text = property_.text.strip()
    names = users_of(property_)
    if names and (not text or text.lower().startswith("x-apple:")):
        return names[0]
    return text


def users_of(property_: CardProperty) -> list[str]:
    """Return the names somebody has on a service, which may stand beside an empty value."""
    return property_.params.get("X-USER", []) + property_.params.get("USERNAME", [])


_VALUES = {"EMAIL": _email, "TEL": _phone, "ADR": _address}
