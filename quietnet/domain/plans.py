"""Plans: what was planned and whose day has gone by. Pure."""

from datetime import date

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.when import when


def gone_by(network: Network, today: date) -> tuple[Conversation, ...]:
    """Return the plans whose day is over, the latest first: nobody said whether they happened."""
    over = (t for t in network.conversations.values() if t.planned and t.on < today)
    return tuple(sorted(over, key=lambda talk: (talk.on, talk.id), reverse=True))


def did_it_happen(network: Network, plan: Conversation, today: date) -> str:
    """Return the one question about a plan, asked once."""
    names = [network.people[id_].name for id_ in plan.people if id_ in network.people]
    whom = f" with {' and '.join(names)}" if names else ""
    day = when(plan.on, today)
    return f"{day[:1].upper()}{day[1:]} you planned something{whom}. Did it happen? H if it did."
