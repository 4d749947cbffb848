"""Nothing silently dropped: each value of each property and cell is found again, or reported."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.arriving import Arrivals
from quietnet.formats.recognising import of_word, read
from tests.formats.card_texts import NOW, card
from tests.formats.test_google import NEW, OLD, table

_NAMES = [
    *("FN", "N", "NICKNAME", "TEL", "EMAIL", "ADR", "ORG", "TITLE", "ROLE", "URL", "NOTE", "UID"),
    *("BDAY", "ANNIVERSARY", "DEATHDATE", "X-ABDATE", "RELATED", "X-ABRELATEDNAMES", "X-SPOUSE"),
    *("CATEGORIES", "INTEREST", "HOBBY", "EXPERTISE", "IMPP", "X-SKYPE", "X-SOCIALPROFILE"),
    *("X-SOCIAL-PROFILE", "SOCIALPROFILE", "PHOTO", "LOGO", "KEY", "SOUND", "REV", "PRODID"),
    *("X-ABLABEL", "X-ABADR", "GENDER", "LANG", "TZ", "GEO", "X-MOOD", "LABEL", "SORT-STRING"),
    *("X-APPLE-THING", "MEMBER", "CLIENTPIDMAP", "XML", "SOURCE", "CALURI", "BIRTHPLACE"),
]
_PARAMS = [
    "",
    ";TYPE=home",
    ";TYPE=work,voice",
    ";VALUE=text",
    ";VALUE=uri",
    ";PREF=1",
    ";X-USER=me",
]
_LINES = st.lists(
    st.tuples(
        st.sampled_from(_NAMES),
        st.sampled_from(_PARAMS),
        st.sampled_from(["", "", "a.", "b."]),
        st.sampled_from(["{}", "{} and more", "x;{}", "x\\, {}", "x,{}", "https://e.example/{}"]),
    ),
    max_size=12,
)


def _everything(arrivals: Arrivals) -> str:
    """Return all that was kept of a file, as one text."""
    kept = [json.loads(person.model_dump_json()) for person in arrivals.people]
    return json.dumps(kept, ensure_ascii=False)


@given(_LINES, st.sampled_from(["2.1", "3.0", "4.0"]))
def test_every_value_of_a_card(lines: list[tuple[str, str, str, str]], version: str) -> None:
    written = {f"word{place}z": line for place, line in enumerate(lines)}
    texts = [
        f"{group}{name}{params}:{value.format(word)}"
        for word, (name, params, group, value) in written.items()
    ]
    arrivals = read(card("FN:Ana", *texts, version=version).encode(), of_word("vcard"), NOW)
    kept = _everything(arrivals)
    lost = [name for word, (name, *_) in written.items() if word not in kept]
    reported = [name for name, count in arrivals.not_carried.items() for _ in range(count)]
    assert sorted(lost) == sorted(reported)


@given(_LINES)
def test_every_value_of_a_jcard(lines: list[tuple[str, str, str, str]]) -> None:
    written = {f"word{place}z": line for place, line in enumerate(lines)}
    properties: list[Any] = [["fn", {}, "text", "Ana"]]
    properties += [
        [name.lower(), {"group": group.strip(".")} if group else {}, "text", value.format(word)]
        for word, (name, _, group, value) in written.items()
    ]
    arrivals = read(json.dumps(["vcard", properties]).encode(), of_word("vcard"), NOW)
    kept = _everything(arrivals)
    lost = [name for word, (name, *_) in written.items() if word not in kept]
    reported = [name for name, count in arrivals.not_carried.items() for _ in range(count)]
    assert sorted(lost) == sorted(reported)


@given(
    st.sampled_from([NEW, OLD]),
    st.data(),
    st.sampled_from(["{}", "{} ::: x{}x", "* {}", "one\n{}", "{}, {}"]),
)
def test_every_cell_of_googles_table(columns: list[str], data: st.DataObject, value: str) -> None:
    filled = data.draw(st.lists(st.sampled_from(columns), min_size=1, unique=True))
    cells = {column: value.replace("{}", f"word{place}z") for place, column in enumerate(filled)}
    row = {"First Name": "Ana", "Given Name": "Ana", **cells}
    rows = table(columns, {name: said for name, said in row.items() if name in columns})
    arrivals = read(rows, of_word("google"), NOW)
    kept = _everything(arrivals)
    lost = [column for place, column in enumerate(filled) if f"word{place}z" not in kept]
    assert (lost, arrivals.skipped, arrivals.not_carried) == ([], (), {})


def test_every_cell_of_linkedins_and_mastodons_tables() -> None:
    connections = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On,More\n"
        "word1z,word2z,https://l.example/word3z,word4z@e.example,word5z,word6z,word7z,word8z,word9z\n"
    )
    follows = "Account address,Show boosts,Languages\nword1z@word2z.example,word3z,word4z,word5z\n"
    for word, text, count in (("linkedin", connections, 9), ("mastodon", follows, 5)):
        kept = _everything(read(text.encode(), of_word(word), NOW))
        assert [n for n in range(1, count + 1) if f"word{n}z" not in kept] == []
