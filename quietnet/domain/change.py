"""Change: records put and ids forgotten, the one shape in which anything alters a notebook."""

from dataclasses import dataclass

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person


@dataclass(frozen=True, slots=True)
class Change:
    """Records put by id, and ids forgotten. Put twice is put once."""

    put: tuple[Person | Conversation, ...] = ()
    forget: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.put or self.forget)
