"""Chance that can be repeated: the same seed, the same torture."""

import random


def chance_of(seed: int) -> random.Random:
    """Return chance that begins with a seed."""
    return random.Random(seed)  # noqa: S311 - nothing here is a secret
