"""Plans gone by: the question names whom and when, and a plan ahead is left alone."""

from quietnet.domain.network import Network
from quietnet.domain.plans import did_it_happen, gone_by
from tests.builders import TODAY, person, talk

ANA = person("Ana Ruiz")


def test_only_plans_whose_day_is_over_are_asked_about() -> None:
    over = talk([ANA], 2, "Dinner.", planned=True)
    older = talk([ANA], 9, "Tea.", planned=True)
    network = Network(
        [ANA],
        [
            over,
            older,
            talk([ANA], 0, "", planned=True),
            talk([ANA], -2, "", planned=True),
            talk([ANA], 5),
        ],
    )
    assert gone_by(network, TODAY) == (over, older)
    assert did_it_happen(network, over, TODAY) == (
        "On Wednesday you planned something with Ana Ruiz. Did it happen? H if it did."
    )
    assert did_it_happen(network, talk([], 1, planned=True), TODAY) == (
        "Yesterday you planned something. Did it happen? H if it did."
    )
