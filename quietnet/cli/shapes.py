"""The shapes of the JSON that commands print: keys as the contract gives them, in that order."""

from collections.abc import Iterable

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.threads import Thread


def names_of(network: Network, ids: Iterable[str]) -> list[str]:
    """Return the names of those who are in the notebook."""
    return [network.people[id_].name for id_ in ids if id_ in network.people]


def people_shape(network: Network, ids: Iterable[str]) -> list[dict[str, str]]:
    """Return people as ``{"id", "name"}``."""
    return [{"id": id_, "name": network.people[id_].name} for id_ in ids if id_ in network.people]


def thread_shape(network: Network, thread: Thread, *, kept: bool = True) -> dict[str, object]:
    """Return a thread; ``conversation`` or ``person`` is the record it stands in, once kept."""
    in_a_talk = isinstance(thread.record, Conversation)
    return {
        "id": thread.id if kept else thread.line_hash,
        "kind": thread.line.kind.value,
        "text": thread.line.text,
        "state": thread.state.value,
        "people": names_of(network, thread.people),
        "on": thread.on.isoformat() if thread.on else None,
        "conversation": thread.record.id if in_a_talk and kept else None,
        "person": None if in_a_talk else thread.record.id,
        "done_on": thread.done_on.isoformat() if thread.done_on else None,
    }


def conversation_shape(network: Network, talk: Conversation) -> dict[str, object]:
    """Return a conversation as it stands on somebody's page."""
    return {
        "id": talk.id,
        "on": talk.on.isoformat(),
        "medium": talk.medium.value,
        "people": people_shape(network, talk.people),
        "text": talk.text,
    }
