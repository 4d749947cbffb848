"""Age: the few calls to ``pyrage``, which is there only where somebody locks a notebook."""

from types import ModuleType
from typing import cast

from quietnet.domain.refusal import Refused

MAGIC = b"age-encryption.org/v1\n"  # how every file begins that age encrypted (age, version 1)
_MISSING = (
    "This notebook is locked with a passphrase, and what opens it is not installed. Install it "
    "with pip install “quietnet[lock]”, then try again; nothing was changed."
)


class NotDecrypted(Exception):
    """These bytes are not encrypted to this identity, or not all of them are there unchanged."""


def library() -> ModuleType:
    """Return ``pyrage``; only who locks or opens a locked notebook waits for it.

    Raises:
        Refused: when it is not installed, with what to install.
    """
    try:
        import pyrage  # noqa: PLC0415
    except ImportError:
        raise Refused(_MISSING) from None
    return cast("ModuleType", pyrage)


def new_identity() -> str:
    """Return a new x25519 identity, as age writes them.

    Raises:
        Refused: as ``library`` does.
    """
    return str(library().x25519.Identity.generate())


def wrap(text: str, passphrase: str) -> str:
    """Return a text encrypted with a passphrase, in letters (age's armour). Takes about a second.

    Raises:
        Refused: as ``library`` does.
    """
    found: bytes = library().passphrase.encrypt(text.encode(), passphrase, armored=True)
    return found.decode("ascii")


def unwrap(wrapped: str, passphrase: str) -> str:
    """Return a text that was encrypted with this passphrase.

    Raises:
        NotDecrypted: when it was another, or the text is damaged.
        Refused: as ``library`` does.
    """
    age = library()
    try:
        return cast("bytes", age.passphrase.decrypt(wrapped.encode(), passphrase)).decode()
    except (age.DecryptError, ValueError) as error:
        raise NotDecrypted from error


class Identity:
    """An x25519 identity: what encrypts to it, and decrypts again."""

    def __init__(self, secret: str) -> None:
        """Take an identity as age writes it.

        Raises:
            NotDecrypted: when it is none.
            Refused: as ``library`` does.
        """
        self._age = library()
        try:
            self._identity = self._age.x25519.Identity.from_str(secret.strip())
        except (self._age.IdentityError, ValueError) as error:
            raise NotDecrypted from error
        self._recipient = self._identity.to_public()

    def encrypt(self, data: bytes) -> bytes:
        """Return data encrypted to this identity."""
        return cast("bytes", self._age.encrypt(data, [self._recipient]))

    def decrypt(self, raw: bytes) -> bytes:
        """Return what was encrypted to this identity.

        Raises:
            NotDecrypted: when it was to another, is damaged or cut.
        """
        try:
            return cast("bytes", self._age.decrypt(raw, [self._identity]))
        except (self._age.DecryptError, ValueError) as error:
            raise NotDecrypted from error
