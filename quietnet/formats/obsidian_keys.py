"""Obsidian keys: the property names that people notes are kept under, by what they mean."""

from quietnet.domain.person import ContactKind, How

BIRTHDAYS = frozenset(
    {"birthday", "birth-date", "birthdate", "date-of-birth", "dob", "born", "bday"}
    | {"prm-birthday"}
)
CONTACTS = {
    **dict.fromkeys(("email", "emails", "e-mail", "mail"), ContactKind.EMAIL),
    **dict.fromkeys(("phone", "phones", "tel", "telephone", "mobile"), ContactKind.PHONE),
    **dict.fromkeys(("url", "urls", "website", "homepage", "web"), ContactKind.URL),
    **dict.fromkeys(("address", "addresses"), ContactKind.ADDRESS),
}
SOCIAL = {
    "linkedin": "LinkedIn", "telegram": "Telegram", "mastodon": "Mastodon", "twitter": "Twitter",
    "instagram": "Instagram", "github": "GitHub", "signal": "Signal", "bluesky": "Bluesky",
    "whatsapp": "WhatsApp", "discord": "Discord",
}  # fmt: skip
RELATIONS = {
    "spouse": "spouse", "wife": "wife", "husband": "husband", "partner": "partner",
    "child": "child", "children": "child", "kids": "child", "son": "son", "daughter": "daughter",
    "parent": "parent", "parents": "parent", "mother": "mother", "father": "father",
    "sibling": "sibling", "siblings": "sibling", "brother": "brother", "brothers": "brother",
    "sister": "sister", "sisters": "sister", "friend": "friend", "friends": "friend",
    "colleague": "colleague", "colleagues": "colleague",
}  # fmt: skip
HOW = {
    "family": How.FAMILY, "partner": How.PARTNER, "spouse": How.PARTNER, "work": How.WORK,
    "colleague": How.WORK, "neighbour": How.NEIGHBOUR, "neighbor": How.NEIGHBOUR,
    "school": How.SCHOOL, "old friend": How.OLD_FRIEND, "online": How.ONLINE,
}  # fmt: skip
LASTS = frozenset({"prm-last-contacted", "last-contacted", "last-contact", "last-chat"})
# Said of the note's look rather than of the person, or read elsewhere.
READ_ELSEWHERE = frozenset({"tags", "tag", "keywords", "aliases", "alias", "name"})
