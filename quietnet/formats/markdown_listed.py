"""Markdown listed: what an exported folder's own list says of the files quietnet wrote."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

LIST = ".quietnet.json"


@dataclass(frozen=True, slots=True)
class Listed:
    """The paths and hashes of a folder's list; without a readable one every page counts edited."""

    paths: frozenset[str] = frozenset()
    hashes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Self:
        """Read the list among a folder's files."""
        try:
            entries = json.loads(files[LIST])["files"]
            hashes = frozenset(str(entry["sha256"]) for entry in entries.values())
            return cls(frozenset(map(str, entries)), hashes)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            return cls()

    def is_edited(self, data: bytes) -> bool:
        """Whether a file is not as it was written."""
        return hashlib.sha256(data).hexdigest() not in self.hashes
