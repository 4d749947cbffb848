"""Random notebooks whose records speak of one another in every way there is, from one seed."""

from datetime import timedelta
from random import Random
from typing import Any

from quietnet.domain.conversation import Conversation
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import (
    Carried,
    Contact,
    ContactKind,
    How,
    ImportantDate,
    Origin,
    OwnWord,
    Person,
    Relation,
    Routine,
    RoutinePlace,
    Source,
)
from tests.builders import TODAY, person, talk

_NAMES = ("Ana Ruiz", "Ána Ruiz", "Ana", "Grace Murray", "Grace Kelly", "Jonas Weber")
_WORDS = ("Ana", "Grace", "Jonas", "tea", "- [ ] ask: how Grace is", "> a line of theirs")


def a_notebook(dice: Random) -> Network:
    """Return some people and conversations, everybody related to, led to and read of at random."""
    people = [person(dice.choice(_NAMES)) for _ in range(dice.randint(2, 5))]
    ids = [each.id for each in people]
    filled = [Person.model_validate({**dict(each), **_fields(dice, ids)}) for each in people]
    talks = [_a_talk(dice, people, ids) for _ in range(dice.randint(0, 4))]
    return Network(filled, talks)


def _a_talk(dice: Random, people: list[Person], ids: list[str]) -> Conversation:
    with_ = dice.sample(people, dice.randint(0, len(people)))
    return talk(with_, dice.randint(0, 900), _a_text(dice), readings=_readings(dice, ids))


def _a_text(dice: Random) -> str:
    return "\n".join(dice.choices(_WORDS, k=dice.randint(0, 3)))


def _readings(dice: Random, ids: list[str]) -> dict[str, str | None]:
    words = dice.sample(("Ana", "Grace", "Grace#2", "Jonas"), dice.randint(0, 3))
    return {word: dice.choice((None, *ids)) for word in words}


def _fields(dice: Random, ids: list[str]) -> dict[str, Any]:
    def some(*options: Any) -> Any:
        return dice.choice(options)

    day = TODAY - timedelta(days=dice.randint(1, 900))
    relation = Relation(kind=some("sister", "friend"), person=some(None, *ids), name=some("", "Jo"))
    number = Contact(kind=ContactKind.PHONE, label=some("", "home"), value=some("+417", "+41 7"))
    return {
        "aliases": some((), ("Ana",), ("Anita", "ana ruiz")),
        "interesting": some("", "bicycles", "bread"),
        "work": some("", "Builder", "Baker"),
        "birthday": some(None, PartialDate(1985, 4, 15), PartialDate(None, 4, 15)),
        "origin": Origin(
            how=some(None, How.WORK, How.EVENT),
            on=some(None, PartialDate(2019)),
            where=some("", "Porto", "Bern"),
            through=tuple(dice.sample(ids, dice.randint(0, 2))),
            story=some("", "In the rain."),
        ),
        "places": some((), ("Porto",), ("Bern", "porto")),
        "knows": some((), ("glue",)),
        "relations": some((), (relation,)),
        "contacts": some((), (number,)),
        "dates": some((), (ImportantDate(what="wedding", on=PartialDate(2009)),)),
        "kept_close": some(True, False),
        "own_word": some(None, OwnWord(depth=some(Depth.MET, Depth.KEPT), on=day)),
        "routines": some((), (Routine(where=RoutinePlace.WORK, since=PartialDate(2019)),)),
        "resting": some(None, "open", day),
        "let_be": some((), (day,)),
        "ended": some(None, "let go", "remembered"),
        "notes": _a_text(dice),
        "readings": _readings(dice, ids),
        "tags": some((), ("porto",), ("Porto", "bikes")),
        "sources": some((), (Source(kind="vcard", uid=some("1", "2")),)),
        "carried": some((), (Carried(source="vcard", property="GEO", value="here"),)),
        **some({}, {"mood": some("good", "bad")}),
    }
