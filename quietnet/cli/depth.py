"""``quietnet depth [NAME]``: the house in words, or why somebody stands where they do."""

from argparse import Namespace

from quietnet.cli.printing import say, say_json, say_kindly, say_line, say_text_of
from quietnet.cli.session import Session
from quietnet.cli.whom import whom
from quietnet.domain.depth_word import Depth, word_of
from quietnet.domain.portrait import Portrait, portrait, portraits

BANDS: tuple[Depth | None, ...] = (*Depth, None)
_NOBODY = "The house is still empty."


def depth(options: Namespace) -> int:
    """Print the bands with the names in them, from the street inwards, or one person's reasons."""
    session = Session.told(options)
    network = session.network
    if options.name is not None:
        person = whom(network, options.name)
        found = [portrait(person, network.evidence(person.id), session.today)]
    else:
        everybody = list(portraits(network, session.today))
        found = [each for band in BANDS for each in everybody if each.standing.depth is band]
    if options.json:
        say_json([_shape(each) for each in found])
    elif options.name is not None:
        _say_why(found[0])
    else:
        _say_bands(found)
    return 0


def _say_bands(found: list[Portrait]) -> None:
    if not found:
        say_kindly(_NOBODY)
    bands = []
    for band in BANDS:
        names = [f"  {each.person.name}" for each in found if each.standing.depth is band]
        if names:
            bands.append("\n".join([word_of(band), *names]))
    say_text_of(bands)


def _say_why(found: Portrait) -> None:
    stands, own = found.standing, found.person.own_word
    say_line(f"{found.person.name}: {word_of(stands.depth)}")
    if own:
        say_line(f"your word: {own.why}" if own.why else "your word")
    for reason in stands.why:
        say_line(reason)
    if found.silence.line:
        say()
        say_line(found.silence.line)
    say()
    say_line(found.step.line)


def _shape(found: Portrait) -> dict[str, object]:
    stands = found.standing
    return {
        "id": found.person.id,
        "name": found.person.name,
        "depth": stands.depth.value if stands.depth else None,
        "word": word_of(stands.depth),
        "evidence_depth": stands.evidence_depth.value if stands.evidence_depth else None,
        "source": stands.source,
        "why": list(stands.why),
        "quiet": {"state": found.silence.state.value, "line": found.silence.line},
        "step": found.step.id.value,
        "step_line": found.step.line,
        "ask_word": stands.ask_word,
    }
