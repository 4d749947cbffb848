"""Resting: until when somebody is left in peace."""

from quietnet.screens.asking import AskScreen


def until_when() -> AskScreen:
    """Return the question; an empty answer means for as long as it likes."""
    return AskScreen(
        "Resting until when?",
        hint="A day in plain words, or nothing for as long as it likes.",
        may_be_empty=True,
    )
