"""Seal: what closes bytes before they reach the disk, and opens them when they come from it.

A plain notebook's seal does nothing. A locked one's encrypts to the notebook's identity, with one
line before the bytes that says of which notebook they are and what, so that no file can be put in
another's place. Every file of a notebook and of its state folder goes through one of the two.
"""

from typing import Protocol

from quietnet.domain.refusal import Refused
from quietnet.store.age import MAGIC, Identity, NotDecrypted


class NotOpened(Refused):
    """Bytes that this seal does not open; the message says why and follows the file's name."""


class NoKey(NotOpened):
    """Bytes that are locked, where no passphrase was given; nothing is wrong with them."""


class Seal(Protocol):
    """Closes and opens bytes by the name of what they are: ``notebook``, ``2026-03``, ``history``.

    ``key_id`` names the key that closes; it is empty where nothing is closed.
    """

    @property
    def key_id(self) -> str:
        """The key that closes what is written."""

    def close(self, data: bytes, name: str) -> bytes:
        """Return bytes as they are to lie on disk."""

    def open(self, raw: bytes, name: str) -> bytes:
        """Return bytes that lay on disk as they were before they were closed.

        Raises:
            NotOpened: when they are locked with another key, damaged, cut, or of something else.
        """


class Plain:
    """The seal of a notebook that is not locked: bytes stay as they are."""

    key_id = ""

    def close(self, data: bytes, name: str) -> bytes:  # noqa: ARG002 - as every seal has it
        """Return the bytes as they are."""
        return data

    def open(self, raw: bytes, name: str) -> bytes:  # noqa: ARG002
        """Return the bytes as they are.

        Raises:
            NoKey: when they are locked.
        """
        if is_sealed(raw):
            raise NoKey("is locked with a passphrase.")
        return raw


class Sealed:
    """The seal of a locked notebook. What is plain still is read as it is, to be locked in turn.

    ``opens_only`` is that of a notebook which is just being unlocked: what is written is plain.
    """

    def __init__(
        self, identity: Identity, notebook_id: str, key_id: str, *, opens_only: bool = False
    ) -> None:
        self.key_id = "" if opens_only else key_id
        self._identity = identity
        self._notebook_id = notebook_id

    def close(self, data: bytes, name: str) -> bytes:
        """Return the bytes encrypted, bound to the notebook and to their name."""
        return self._identity.encrypt(self._line(name) + data) if self.key_id else data

    def open(self, raw: bytes, name: str) -> bytes:
        """Return the bytes decrypted; those that were never encrypted as they are.

        Raises:
            NotOpened: when they cannot be decrypted, or are bound to something else.
        """
        if not is_sealed(raw):
            return raw
        try:
            data = self._identity.decrypt(raw)
        except NotDecrypted:
            raise NotOpened("is damaged, or locked with another key.") from None
        line = self._line(name)
        if not data.startswith(line):
            raise NotOpened("was put in the place of another file.")
        return data[len(line) :]

    def _line(self, name: str) -> bytes:
        return f"quietnet {self._notebook_id} {name}\n".encode()


PLAIN = Plain()


def is_sealed(raw: bytes) -> bool:
    """Whether bytes are encrypted; a few of the first are enough to tell."""
    return raw.startswith(MAGIC)
