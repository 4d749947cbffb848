"""Change: records put and ids forgotten, the one shape in which anything alters a notebook."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person


@dataclass(frozen=True, slots=True)
class Change:
    """Records put by id, and ids forgotten. Put twice is put once.

    ``attachments`` are the files that records put refer to, by their paths; they are only added.
    ``into`` says of a forgotten person whose page theirs became part of, both by id. ``aside`` are
    records as they stood on a machine, which rest in the wastebasket afterwards. ``met`` gives, for
    what another machine's notebook brings, the revision that stood here, nought for nothing.
    """

    put: tuple[Person | Conversation, ...] = ()
    forget: tuple[str, ...] = ()
    attachments: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    into: tuple[tuple[str, str], ...] = ()
    aside: tuple[Person | Conversation, ...] = ()
    met: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.put or self.forget or self.aside)
