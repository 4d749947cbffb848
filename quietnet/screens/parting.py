"""Parting: says what deleting somebody's page does, and asks once."""

from quietnet.screens.sure import SureScreen
from quietnet.widgets.ink import ink_line, together

_FOLLOWS = (
    "Their page goes to the wastebasket. Your conversations stay, and so does the name wherever "
    "you wrote it."
)


class PartingScreen(SureScreen):
    """Asks whether somebody's page should go; u brings it back afterwards."""

    def __init__(self, name: str) -> None:
        question = together("Take ", ink_line(name, "bold"), " out of the notebook?")
        super().__init__(question, _FOLLOWS, "delete")
