"""Bounded JSON: a file's values, read only where they are few enough to be held in memory."""

import json
from typing import Any

from quietnet.domain.refusal import Refused

_MOST_VALUES = 4_000_000
_TOO_MUCH = "The file holds far more than can be read. Nothing was brought in."
_DAMAGED = "The file is damaged or cut off, near line {}. Nothing was brought in."
_NOT_UTF8 = "The file is not in UTF-8. Nothing was brought in."


def read_json(data: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a JSON file holds.

    Every value stands after a comma or a bracket, so these are counted first.

    Raises:
        Refused: when it is damaged, not in UTF-8 (or wider, as JSON may be), or holds too much.
    """
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise Refused(_TOO_MUCH)
    try:
        return json.loads(data)
    except RecursionError:
        raise Refused(_TOO_MUCH) from None
    except UnicodeError:
        raise Refused(_NOT_UTF8) from None
    except json.JSONDecodeError as error:
        raise Refused(_DAMAGED.format(error.lineno)) from None
    except ValueError:  # a number of thousands of digits
        raise Refused(_TOO_MUCH) from None
