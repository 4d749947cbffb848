"""Markdown listed: what an exported folder's own list says of the files quietnet wrote."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

LIST = ".quietnet.json"


@dataclass(frozen=True, slots=True)
class Listed:
    """Whose page lies at each path of a folder's list, and the hashes of the files as written.

    Without a list that can be read every page counts as edited.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    hashes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Self:
        """Read the list among a folder's files."""
        try:
            entries = json.loads(files[LIST])["files"]
            hashes = frozenset(str(entry["sha256"]) for entry in entries.values())
            ids = {str(path): str(entry.get("id") or "") for path, entry in entries.items()}
            return cls(ids, hashes)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            return cls()

    def is_edited(self, data: bytes) -> bool:
        """Whether a file is not as it was written."""
        return hashlib.sha256(data).hexdigest() not in self.hashes
