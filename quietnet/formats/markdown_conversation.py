"""Markdown conversation: one conversation as a page of the exported folder."""

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.private import is_private, readings_within, without_private
from quietnet.domain.text import safe_text
from quietnet.formats.front_matter import with_front_matter
from quietnet.formats.link import Links

_LAST = ("id", "rev", "created", "updated")
_MOST_NAMED = 3


def conversation_title(network: Network, talk: Conversation) -> str:
    """Return the day and who was there, as a conversation's file is named."""
    known = [network.people[id_].name for id_ in talk.people if id_ in network.people]
    named = ", ".join(known[:_MOST_NAMED]) + (" and others" if len(known) > _MOST_NAMED else "")
    return f"{talk.on} {named or 'note'}"


def conversation_file(
    network: Network, talk: Conversation, links: Links, *, private: bool
) -> bytes:
    """Return a conversation's file: front matter, its text, and a part that is generated."""
    text = talk.text if private else without_private(talk.text)
    fields = talk.kept()
    fields.pop("text", None)
    people = fields.pop("people", ())
    readings = fields.pop("readings", {})
    if text != talk.text:
        readings = readings_within(readings, text)
    ordered: dict[str, object] = {"on": fields.pop("on")}
    ordered |= {"people": links.to_all(people)} if people else {}
    told = dict.fromkeys(id_ for id_ in readings.values() if id_ and id_ not in talk.people)
    ordered |= {"mentioned": links.to_all(told)} if told else {}
    last = {name: fields.pop(name) for name in _LAST}
    ordered |= fields
    ordered |= {"readings": links.to_readings(readings)} if readings else {}
    return with_front_matter(ordered | last, text, _generated(network, talk, private=private))


def _generated(network: Network, talk: Conversation, *, private: bool) -> str:
    written = talk.text.split("\n")
    found = [
        f"- {thread.kind.value}: {safe_text(thread.text)} ({thread.state.value})"
        for thread in network.marks(talk).threads
        if private or not is_private(written[thread.line])
    ]
    return "\n## Threads\n\n" + "\n".join(found) + "\n" if found else ""
