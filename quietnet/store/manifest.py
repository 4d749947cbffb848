"""Manifest: the list an exported folder carries of the files quietnet wrote into it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quietnet.domain.refusal import Refused
from quietnet.store.problem import why

MANIFEST = ".quietnet.json"


def fingerprint(data: bytes) -> str:
    """Return the sha256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


class Entry(BaseModel):
    """One file as it was written: the id of its record, None where it has none, and its hash."""

    model_config = ConfigDict(frozen=True, strict=True)

    id: str | None
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Listed(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    app: Literal["quietnet"]
    format: Literal[1]
    files: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files quietnet wrote, by their path in the folder."""

    files: dict[str, Entry]

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Return the manifest of a folder, an empty one where there is none.

        Raises:
            Refused: when there is one that cannot be understood: then nobody knows what is ours.
        """
        path = folder / MANIFEST
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return cls({})
        except OSError as error:
            reason = why(error)
            raise Refused(f"{path} cannot be read, so nothing was written: {reason}.") from error
        try:
            return cls(dict(_Listed.model_validate_json(raw).files))
        except ValidationError:
            raise Refused(
                f"{path} cannot be understood, so nothing was written: it says which files here "
                "are quietnet's own. Choose another folder, or move that file away."
            ) from None

    def as_bytes(self) -> bytes:
        """Return the manifest as it is written; the same files give the same bytes."""
        listed = _Listed(app="quietnet", format=1, files=self.files)
        shape = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
        return orjson.dumps(listed.model_dump(mode="json"), option=shape)
