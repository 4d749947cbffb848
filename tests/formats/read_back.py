"""Read back: the records of an exported folder, without whom its links mean."""

from collections.abc import Mapping
from datetime import datetime

from quietnet.domain.arriving import Arrivals
from quietnet.formats.markdown_reading import pages_and_names


def read_pages(files: Mapping[str, bytes], now: datetime) -> Arrivals:
    return pages_and_names(files, now)[0]
