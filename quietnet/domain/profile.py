"""Profile: a page or handle that is one person's alone, in one spelling whoever wrote it."""

import re

from quietnet.domain.person import Contact, ContactKind

_SCHEME = re.compile(r"https?://(?:www\.)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}\.(?=linkedin\.com/)")  # de.linkedin.com is the same page
_HANDLE = re.compile(r"@([\w.-]+)@([\w.-]+)")
_SOMEBODY = re.compile(r"linkedin\.com/(?:in|pub)/[^/]+|[\w-]+(?:\.[\w-]+)+/@[\w.-]+")


def profile_of(contact: Contact) -> str:
    """Return the profile a contact is, without what its spellings differ in; nothing for none.

    A handle (``@ana@social.example``) is the page its server gives it. A homepage is a profile only
    where its address is known to be somebody's own.
    """
    value = contact.value.casefold().strip()
    if contact.kind is ContactKind.SOCIAL and re.search("[/@:]", value):
        if handle := _HANDLE.fullmatch(value):
            return f"{handle[2]}/@{handle[1]}"
        return _bare(value)
    if contact.kind is ContactKind.URL:
        page = _bare(value)
        return page if _SOMEBODY.fullmatch(page) else ""
    return ""


def _bare(value: str) -> str:
    bare = _LANGUAGE.sub("", _SCHEME.sub("", value, count=1))
    if _SOMEBODY.match(bare):
        bare = re.split("[?#]", bare, maxsplit=1)[0]  # where it was copied from, no more
    return bare.rstrip("/")
