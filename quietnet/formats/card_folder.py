"""Card folder: vCards kept one a file, as vdir, khard and many phones keep them."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.formats.card_sorting import FORMAT
from quietnet.formats.vcard import read_cards

_ENDINGS = (".vcf", ".vcard")
_NONE_READ = "No vCard in it could be read. The first, {}: {}"


def holds_cards(files: Mapping[str, bytes]) -> bool:
    """Whether files are called as vCards are, and no fewer than there are pages of text.

    Somebody's notes may lie beside a card or two.
    """
    names = [path.lower() for path in files]
    cards = sum(name.endswith(_ENDINGS) for name in names)
    return 0 < cards >= sum(name.endswith(".md") for name in names)


def read_card_folder(files: Mapping[str, bytes], now: datetime) -> Arrivals:
    """Return the people of all vCards among the files; one that cannot be read is skipped, named.

    Raises:
        Refused: when none can be read.
    """
    people: list[Person] = []
    skipped: list[Skipped] = []
    not_carried: Counter[str] = Counter()
    attachments: dict[str, bytes] = {}
    for path, data in sorted(files.items()):
        if not path.lower().endswith(_ENDINGS):
            continue
        try:
            arrivals = read_cards(data, now)
        except Refused as refused:
            skipped.append(Skipped(path, str(refused).removesuffix(" Nothing was brought in.")))
            continue
        people += arrivals.people
        skipped += [Skipped(f"{path}, {each.what}", each.why) for each in arrivals.skipped]
        not_carried.update(arrivals.not_carried)
        attachments |= arrivals.attachments
    if not people:
        raise Refused(_NONE_READ.format(*skipped[0]) if skipped else "There is no vCard in it.")
    told = dict(sorted(not_carried.items()))
    return Arrivals(FORMAT, tuple(people), (), tuple(skipped), told, attachments)
