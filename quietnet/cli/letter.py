"""``quietnet letter``: a few lines for today, for cron or mail; reading it changes nothing."""

from argparse import Namespace

from quietnet.cli.printing import say_line
from quietnet.cli.session import Session
from quietnet.domain.letter import letter as letter_for
from quietnet.store.remembered import Day


def letter(options: Namespace) -> int:
    """Print the letter; a notebook in which nothing is written gives one kind line."""
    session = Session.told(options)
    lines = letter_for(
        session.network,
        session.today,
        returned=session.remembered.day(Day.RETURNED),
        hidden_until=session.remembered.day(Day.QUIET_HIDDEN_UNTIL),
    )
    for line in lines:
        say_line(line)
    return 0
