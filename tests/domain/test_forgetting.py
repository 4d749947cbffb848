"""Deleting a page touches nothing but who was related to them."""

from quietnet.domain.forgetting import forgotten
from quietnet.domain.network import Network
from quietnet.domain.person import Relation
from tests.builders import NOW, person, talk

ANA = person("Ana Ruiz")
RAFA = person(
    "Rafael Ruiz",
    relations=(Relation(kind="sister", person=ANA.id), Relation(kind="friend", name="Jo")),
)
WREN = person("Wren Halloran", relations=(Relation(kind="friend", person=RAFA.id),))
TALK = talk([ANA, WREN], 3, "With **Ana Ruiz**.")


def test_the_name_stays_as_plain_text_where_somebody_is_related() -> None:
    network = Network([ANA, RAFA, WREN], [TALK])
    change = forgotten(ANA, network, NOW)
    assert change.forget == (ANA.id,)
    assert [record.id for record in change.put] == [RAFA.id]
    after = network.after(change)
    sister, friend = after.people[RAFA.id].relations
    assert (sister.name, sister.person) == ("Ana Ruiz", ANA.id)
    assert friend == RAFA.relations[1]
    assert after.conversations == network.conversations
    assert after.people[WREN.id] == WREN
