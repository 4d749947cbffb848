"""Card date: the many spellings of a birthday in vCards, read as a partial date."""

import re

from quietnet.domain.partial_date import PartialDate
from quietnet.formats.card_property import CardProperty

_WHOLE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_NO_YEAR = re.compile(r"--(\d{2})-?(\d{2})", re.ASCII)
_NO_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
_MIDNIGHT = re.compile(r"0*(?:[Z+-].*)?")
# Programs that must write a year for a birthday without one write these: Apple, khard.
_STANDING_FOR_NONE = {1604, 1900}


def read_date(property_: CardProperty) -> PartialDate | None:
    """Return the date, or None where it is words or says less than a partial date does.

    The time of day is left out (see ``tells_the_hour``), and a year that stands for a missing one.
    """
    if "text" in (value.lower() for value in property_.params.get("VALUE", ())):
        return None
    words = re.split("[T ]", property_.text.strip().upper(), maxsplit=1)[0]
    try:
        if found := _WHOLE.fullmatch(words):
            year, month, day = map(int, found.groups())
            stands_for_none = year in _STANDING_FOR_NONE or str(year) in property_.params.get(
                "X-APPLE-OMIT-YEAR", ()
            )
            return PartialDate(None if stands_for_none else year, month, day)
        if found := _NO_YEAR.fullmatch(words):
            return PartialDate(None, int(found[1]), int(found[2]))
        if found := _NO_DAY.fullmatch(words):
            return PartialDate(int(found[1]), int(found[2]) if found[2] else None)
    except ValueError:
        return None
    return None


def tells_the_hour(property_: CardProperty) -> bool:
    """Whether a date has a time of day that is more than the midnight programs fill in."""
    parts = re.split("[T ]", property_.text.strip().upper(), maxsplit=1)
    return len(parts) == 2 and not _MIDNIGHT.fullmatch(parts[1].replace(":", "").replace(".", ""))
