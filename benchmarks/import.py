"""What bringing in 10,000 cards costs, to what vobject alone takes to parse the same file.

The whole of it is counted: the file recognised, read, met with the notebook (an empty one, then
the one it made) and kept on disk. Processor time, the two taking turns; the ratios are of medians.
Run: python benchmarks/import.py
"""

import random
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import vobject

from quietnet.domain.arriving import arrive
from quietnet.domain.network import Network
from quietnet.formats.recognising import read, recognise
from quietnet.store.library import Library
from quietnet.store.paths import Places

CARDS, ROUNDS = 10_000, 5
NOW = datetime(2026, 3, 14, 20, tzinfo=UTC)


def card(number: int, dice: random.Random) -> str:
    given, family = f"Given{number}", f"Family{dice.randrange(4_000)}"
    birthday = f"19{dice.randrange(40, 99)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    return "\r\n".join(
        (
            "BEGIN:VCARD",
            "VERSION:3.0",
            "PRODID:-//Address Book//EN",
            f"UID:urn:uuid:{number:08x}-0000-4000-8000-000000000000",
            f"N:{family};{given};;;",
            f"FN:{given} {family}",
            f"NICKNAME:{given.lower()}",
            f"EMAIL;TYPE=INTERNET,HOME:{given.lower()}@example.org",
            f"EMAIL;TYPE=INTERNET,WORK:{given.lower()}@work.example",
            f"TEL;TYPE=CELL:+351 21 {number:06}",
            f"item1.ADR;TYPE=HOME:;;Rua das Flores {number};Porto;;4050;Portugal",
            "item1.X-ABLABEL:_$!<Home>!$_",
            "ORG:Lugs & Co;Frames",
            "TITLE:Frame builder",
            f"BDAY:{birthday}",
            "item2.X-ABRELATEDNAMES:Given7 Family7",
            "item2.X-ABLABEL:_$!<Spouse>!$_",
            "NOTE:Met at the bike market.\\nThey know *everything*\\, really.",
            "CATEGORIES:bikes,Porto",
            "X-MOOD:fine",
            "REV:20260101T000000Z",
            "END:VCARD",
            "",
        )
    )


def parsed(data: bytes) -> None:
    assert sum(1 for _ in vobject.readComponents(data.decode())) == CARDS


def brought_in(data: bytes) -> Network:
    arrivals = read(data, recognise(data, "book.vcf"), NOW)
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder, "notebook"), Path(folder, "state"), Path(folder, "none"))
        library = Library(places, lambda: NOW)
        library.load()
        arrival = arrive(Network(), arrivals, NOW)
        library.keep(arrival.change, "bringing in book.vcf", copy_first=True)
        assert len(arrival.added) == CARDS
        return Network().after(arrival.change)


def brought_in_again(data: bytes, network: Network) -> None:
    arrivals = read(data, recognise(data, "book.vcf"), NOW)
    assert not arrive(network, arrivals, NOW).change


def spent(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started


def main() -> None:
    dice = random.Random(7)
    data = "".join(card(number, dice) for number in range(CARDS)).encode()
    network = brought_in(data)
    rounds = [
        (
            spent(lambda: parsed(data)),
            spent(lambda: brought_in(data)),
            spent(lambda: brought_in_again(data, network)),
        )
        for _ in range(ROUNDS)
    ]
    alone, once, again = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"vobject alone: {alone:.2f} s")
    print(f"brought in, from bytes to disk: {once:.2f} s · ratio {once / alone:.2f} (goal 3.00)")
    print(f"the same again, which changes nothing: {again:.2f} s · ratio {again / alone:.2f}")


if __name__ == "__main__":
    main()
