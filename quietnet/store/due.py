"""Due: what of a change is still to be done, once the shelves it touches were read again."""

import uuid
from collections.abc import Mapping
from dataclasses import replace

from quietnet.domain.change import Change
from quietnet.store.problem import MovedOn, NotKept
from quietnet.store.seen import Seen
from quietnet.store.shelves import Kept

_OF_CHANCE = 4  # the version of a UUID that is chance alone


def can_stand_nowhere(record: Kept) -> bool:
    """Whether a record was made just now, so that no shelf needs to be asked for its id.

    That a record moved on, stands in another month or is spoilt there can only be so where its id
    stands. The id of a first revision is a fresh UUID4: 122 bits of chance that only its maker
    has seen. No month can have it, read or not. What was forgotten is known from the first shelf.
    Whoever keeps a record again, or brings one in from elsewhere, asks every shelf (``keep``).
    """
    return record.rev == 1 and uuid.UUID(record.id).version == _OF_CHANCE


def past_doubt(change: Change, in_doubt: Mapping[str, Kept], seen: Seen) -> Change:
    """Return a change as one of what stands after all, though it was said not to be kept.

    A disk that fails late may leave the new file in its place. Whoever then keeps the same form
    once more, with a word added, has been overtaken by nobody. ``in_doubt`` are the records of
    which nobody knew, by their ids.
    """
    put: list[Kept] = []
    for record in change.put:
        there, ours = seen.find(record.id), in_doubt.get(record.id)
        is_ours = ours is not None and there == ours != record and ours.rev == record.rev
        put.append(record.again(record.updated, there) if is_ours else record)
    return replace(change, put=tuple(put))


def still_to_do(change: Change, seen: Seen) -> Change:
    """Return the part of a change that is not there already.

    Raises:
        MovedOn: when a record is not the one this change started from.
        NotKept: when what stands under its id fits no record.
    """
    met = dict(change.met)
    put = tuple(record for record in change.put if _is_to_put(record, seen, met))
    forget = tuple(id_ for id_ in dict.fromkeys(change.forget) if _is_to_forget(id_, seen, met))
    return replace(change, put=put, forget=forget)


def _is_to_put(record: Kept, seen: Seen, met: Mapping[str, int]) -> bool:
    if seen.is_stray(record.id):
        raise NotKept(
            f"Not kept: what stands under “{record.id}” was changed outside quietnet and does "
            "not fit. It was left as it is; mend it, then keep this again."
        )
    there = seen.find(record.id)
    if there == record:
        return False
    removed = there is None and seen.as_told(record.id) is not None
    if record.id in met:
        has_moved_on = met[record.id] != (there.rev if there else 0)
    else:
        has_moved_on = removed or (there is not None and record.rev != there.rev + 1)
    if has_moved_on:
        raise MovedOn(record, there)
    return True


def _is_to_forget(id_: str, seen: Seen, met: Mapping[str, int]) -> bool:
    there, known = seen.find(id_), seen.as_told(id_)
    if id_ in met:
        if met[id_] != (there.rev if there else 0):
            raise MovedOn(None, there)
        return there is not None or not seen.is_gone(id_)  # deleted elsewhere, never known here
    if there and known and there != known:
        raise MovedOn(None, there)
    return there is not None
