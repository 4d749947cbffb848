"""``quietnet quiet``: at most three people whose silence is unusual for the two of you."""

from argparse import Namespace

from quietnet.cli.printing import say_json, say_kindly, say_line
from quietnet.cli.session import Session
from quietnet.domain.portrait import portraits
from quietnet.domain.surfacing import WELCOME_BACK, is_welcome, surface
from quietnet.store.remembered import Day

_NOBODY = "All is as usual."


def quiet(options: Namespace) -> int:
    """Print one sentence a person; the view is empty unless somebody asks for it like this."""
    session = Session.told(options)
    returned = session.remembered.day(Day.RETURNED)
    found = surface(
        portraits(session.network, session.today),
        session.today,
        returned=returned,
        hidden_until=session.remembered.day(Day.QUIET_HIDDEN_UNTIL),
    )
    if options.json:
        say_json(
            [
                {"id": each.person.id, "name": each.person.name, "line": each.silence.line}
                for each in found
            ]
        )
        return 0
    if not found:
        say_kindly(WELCOME_BACK if is_welcome(session.today, returned) else _NOBODY)
    for each in found:
        say_line(each.silence.line)
    return 0
