"""Words nobody should write and everybody may paste, and a notebook full of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from quietnet.domain.conversation import Conversation
from quietnet.domain.depth_word import Depth
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import (
    Contact,
    ContactKind,
    How,
    ImportantDate,
    Origin,
    OwnWord,
    Person,
    Relation,
)
from tests.builders import TODAY, person, talk

_ESC = "\x1b"
_TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "quit")

PAYLOADS: dict[str, str] = {
    "colour": f"{_ESC}[7777mred",
    "clear the screen": f"{_ESC}[2J{_ESC}[H",
    "report the cursor": f"{_ESC}[6n",
    "other screen": f"{_ESC}[?1049l",
    "window title": f"{_ESC}]0;owned\a",
    "clipboard": f"{_ESC}]52;c;cm0gLXJm{_ESC}\\",
    "link of the terminal": f"{_ESC}]8;;https://evil.example{_ESC}\\here{_ESC}]8;;{_ESC}\\",
    "link to a program": f"{_ESC}]8;;ssh://-oProxyCommand=x{_ESC}\\here{_ESC}]8;;{_ESC}\\",
    "notification": f"{_ESC}]9;owned\a",
    "device control": f"{_ESC}P+q544e{_ESC}\\",
    "application command": f"{_ESC}_Gi=1;AAAA{_ESC}\\",
    "privacy message": f"{_ESC}^owned{_ESC}\\",
    "reset": f"{_ESC}c",
    "bare escape": f"end{_ESC}",
    "eight-bit sequences": "\x9b31m\x9d0;owned\x9c\x90q\x9c",
    "bell and backspace": "\a\b\b\bhidden",
    "carriage return": "shown\rover",
    "tab": "one\ttwo",
    "vertical": "one\vtwo\fthree",
    "nothing": "one\0two",
    "delete": "one\x7ftwo",
    "shift out": "\x0equiet\x0f",
    "click": "[@click=app.quit]come[/]",
    "click, quoted": '[@click="app.bell()"]come',
    "close nothing": "[/]",
    "close what was not opened": "[/bold]x",
    "bold": "[bold]x[/bold]",
    "markup link": "[link=https://evil.example]x[/link]",
    "markup link in quotes": "[link='smb://evil/x']x",
    "a box": "[x] done [ ] open [-] gone",
    "escaped markup": "\\[bold]x\\",
    "a variable": "$accent {name} %s [$accent]x",
    "unclosed": "[[[",
    "turned round": "abc\u202egpj.exe",
    "isolated": "a\u2066b\u2067c\u2068d\u2069e\u061cf\u200eg\u200fh",
    "written in tags": f"plain{_TAGS}\U000e007f",
    "nothing wide": "a\u200bb\u2060c\ufeffd\u00ade\u180e",
    "piled up": "e" + "\u0301" * 60 + "a" + "\u20dd" * 60 + "o" + "\u0336\ufe0f" * 60,
    "half a character": "one\ud83dtwo\udc00",
    "no characters": "\ufffe\uffff\ufdd0\U0001fffe\U0010ffff",
    "separators": "one\u2028two\u2029three\x85four",
    "very long": "long" * 45,
    "wide": "山中さん" * 20 + "👩\u200d👩\u200d👧\u200d👦🏳\ufe0f\u200d🌈",
    "right to left": "שלום עולם مرحبا",
    "shell and address": "$(reboot) `id` javascript:alert(1) file:///etc/passwd",
}
ALL = tuple(PAYLOADS.values())
TEXT = "\n".join(f"{name}: {payload}" for name, payload in PAYLOADS.items())


def hostile_person(payloads: Sequence[str], at: int, **fields: object) -> Person:
    """Return somebody whose every field holds one payload or another, beginning with ``at``."""

    def each(place: int) -> str:
        return payloads[(at + place) % len(payloads)]

    kept: Mapping[str, object] = {
        "aliases": (f"a {each(1)}"[:180],),
        "interesting": each(2),
        "origin": Origin(how=How.EVENT, where=each(3), story=each(4)),
        "places": (each(5), each(6)),
        "work": each(7),
        "knows": (each(8), each(9)),
        "relations": (Relation(kind=each(10), name=each(11)),),
        "contacts": (Contact(kind=ContactKind.OTHER, label=each(12), value=each(13)),),
        "dates": (ImportantDate(what=each(14), on=PartialDate(None, 3, 21)),),
        "own_word": OwnWord(depth=Depth.HEARD, on=date(2025, 1, 1), why=each(15)),
        "tags": (each(16),),
        "notes": f"{each(17)}\n\n- [ ] ask: {each(18)}\n#{each(19)}",
        **fields,
    }
    return person(f"{at:02} {each(0)}"[:180], **kept)


def hostile_notebook(payloads: Sequence[str] = ALL) -> tuple[Person | Conversation, ...]:
    """Return people and conversations made of payloads, each in every kind of place."""
    people = [hostile_person(payloads, at) for at in range(len(payloads))]
    related = people[0].changed(
        people[0].created,
        origin=Origin(how=How.INTRODUCED, through=(people[-1].id,)),
        relations=(Relation(kind=payloads[0], person=people[-1].id, name=payloads[-1]),),
    )
    people[0] = related
    everything = "\n".join(payloads)
    talks = [
        talk(
            [each],
            20 + at,
            f"{payload}\n- [ ] advice: {payload} #round\n- [ ] meet: {payload}\n#{payload}\n"
            f"> {payload}",
            where=payload,
            minutes=60,
        )
        for at, (each, payload) in enumerate(zip(people, payloads, strict=True))
    ]
    long = talk([people[0]], 2, everything, where=payloads[0])
    plan = talk([people[0]], 1, f"Dinner. {payloads[0]}", planned=True, where=payloads[-1])
    a_year_ago = talk([people[0]], 365, everything, minutes=200)
    assert long.on < TODAY
    return (*people, *talks, long, plan, a_year_ago)
