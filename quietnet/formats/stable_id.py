"""Stable id: the id of what another program gave none, the same whenever it is brought in."""

import uuid

_OURS = uuid.UUID("0d1ab7a6-5a3c-5c1f-9a55-2f3b8f0f6b1e")


def stable_id(*parts: str) -> str:
    """Return the id that a format's word and what names the thing in it always give."""
    return str(uuid.uuid5(_OURS, "\0".join(parts)))


def id_from(uid: str, *parts: str) -> str:
    """Return another program's UUID as an id, or a stable one where it is none."""
    try:
        return str(uuid.UUID(uid))
    except ValueError:
        return stable_id(*parts, uid)
