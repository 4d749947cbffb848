"""Prompts: which lines of the catalogue a step may show, one after another, and their blanks."""

from quietnet.domain.catalogue import PROMPTS, Group, Prompt
from quietnet.domain.depth_word import Depth
from quietnet.domain.steps import StepId

BLANK = "___"
_LINES_OF: dict[StepId, tuple[str, ...]] = {
    StepId.SEE: ("B2",),
    StepId.WRITE_LINE: ("M1",),
    StepId.HEAR_VOICE: ("M2", "M3", "M4"),
    StepId.ONE_TO_ONE: ("B1", "D1", "D2", "D3", "D4", "D5"),
    StepId.SEND_THING: ("A1", "A3"),
    StepId.SECOND_TABLE: ("P2", "P6"),
    StepId.ASK_ADVICE: ("Q1", "Q2", "Q3", "Q4"),
    StepId.OFFER_HELP: ("H1", "H2", "H3", "H4"),
    StepId.INTRODUCE: ("W3", "W4"),
    StepId.NEW_TOPIC: ("P1", "P3", "P4", "W1", "W2"),
    StepId.RECONNECT: ("R1", "R2", "R3", "R4", "R5", "R6"),
    StepId.TELL_OUTCOME: ("R4",),
    StepId.WALK: ("P6",),
}
_TAKES_A_TOPIC = frozenset({"M1", "P2", "H3", "R3"})


def lines_for(step: StepId, depth: Depth | None) -> tuple[Prompt, ...]:
    """Return the lines a step may show at a depth (depth model, section 5).

    Where the notes say too little to guess a depth, there are none.
    """
    if depth is None:
        return ()
    lines = (PROMPTS[id_] for id_ in _LINES_OF.get(step, ()))
    return tuple(prompt for prompt in lines if prompt.start.order <= depth.order)


def another(step: StepId, depth: Depth | None, after: str | None = None) -> Prompt | None:
    """Return the line after one (by id), or the first; None is the step's own line again.

    So a key pressed over and over walks the lines and comes back to where it began.
    """
    lines = lines_for(step, depth)
    ids = [prompt.id for prompt in lines]
    place = ids.index(after) + 1 if after in ids else 0
    return lines[place] if place < len(lines) else None


def asked_for() -> tuple[Prompt, ...]:
    """Return the lines that no step shows: only there when somebody looks for them."""
    shown = {id_ for ids in _LINES_OF.values() for id_ in ids}
    return tuple(prompt for prompt in PROMPTS.values() if prompt.id not in shown)


def fill(prompt: Prompt, topic: str | None) -> str:
    """Return the line with its blank filled from the notes where a topic fits it.

    Blanks for a place, a day or a memory stay: those are for the person's own hand.
    """
    topic = (topic or "").strip()
    if not topic or prompt.id not in _TAKES_A_TOPIC:
        return prompt.line
    return prompt.line.replace(BLANK, topic)


def to_carry_in(depth: Depth | None, turn: int) -> tuple[str, ...]:
    """Return what to carry in to somebody, one line at a time, a question first (section 5).

    Until a first real conversation the questions are the easy ones of *during*; from then on they
    are those of *deepen*, none deeper than the two of you are. ``turn`` says with which to begin.
    After them come the lines about meeting that no step shows.

    Args:
        depth: where the two of you stand, None where the notes say too little.
        turn: any whole number; the same one gives the same order.
    """
    stands = depth or Depth.HEARD
    group = Group.DEEPEN if stands.order >= Depth.KITCHEN.order else Group.DURING
    reached = [prompt for prompt in PROMPTS.values() if prompt.start.order <= stands.order]
    lines = [prompt.line for prompt in reached if prompt.group is group]
    asked = [line for line in lines if "?" in line and BLANK not in line]
    first = turn % len(asked)
    about = (Group.BEFORE, Group.DURING)
    further = (p.line for p in asked_for() if p in reached and p.group in about)
    return (*asked[first:], *asked[:first], *further)
