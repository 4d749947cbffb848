"""What a person's form asks, in calm groups; nothing but the name is needed."""

from quietnet.reading.person_words import DEPTHS, ENDINGS, HOWS, NO, YES
from quietnet.widgets.field import Asked, Sort

_COMMAS = "Separated by commas."
_TURN = "Left and right change it."
_WHEN = "As far as you know it: 4 March 2019, March 2019, 2019, or 4 March."

GROUPS: tuple[tuple[str, tuple[Asked, ...]], ...] = (
    (
        "Who they are",
        (
            Asked("name", "name"),
            Asked("aliases", "also called", _COMMAS),
            Asked("interesting", "interesting", "What makes them interesting, in one line."),
            Asked("places", "places", _COMMAS),
            Asked("work", "work"),
            Asked("knows", "knows about", "What one could ask them about, separated by commas."),
            Asked("tags", "tags", _COMMAS),
        ),
    ),
    (
        "How you met",
        (
            Asked("origin-how", "how", _TURN, Sort.CHOICE, tuple(HOWS)),
            Asked("origin-on", "when", _WHEN),
            Asked("origin-where", "where"),
            Asked(
                "origin-through",
                "through",
                "Who led you to them, separated by commas.",
                completes=",",
            ),
            Asked("origin-story", "the story", "In one line."),
        ),
    ),
    (
        "Their people",
        (
            Asked(
                "relations",
                "relations",
                "One a line: sister: Marta Lindqvist.",
                Sort.LINES,
                completes=":",
            ),
        ),
    ),
    (
        "Reaching them",
        (
            Asked(
                "contacts",
                "contacts",
                "One a line: ana@example.org, phone (home): …, or an address: …",
                Sort.LINES,
            ),
        ),
    ),
    (
        "Days",
        (
            Asked("birthday", "birthday", "With or without the year: 4 March, or 4 March 1987."),
            Asked("dates", "dates", "One a line: wedding: 4 March 2019.", Sort.LINES),
        ),
    ),
    (
        "Where you stand",
        (
            Asked("kept_close", "kept close", _TURN, Sort.CHOICE, (NO, YES)),
            Asked(
                "own_word", "my own word", f"It always wins. {_TURN}", Sort.CHOICE, tuple(DEPTHS)
            ),
            Asked("own_why", "why", "Why this word, in one sentence, if you like."),
            Asked(
                "routines",
                "routines",
                "One a line: work since March 2019, every week. Or home, club, neighbours, family.",
                Sort.LINES,
            ),
            Asked("resting", "resting", "Empty, open, or until a day: until May, until 3 March."),
            Asked("ended", "ended", _TURN, Sort.CHOICE, ENDINGS),
            Asked("plan", "seeing them", "A day to come: next Friday, 14 March, in two weeks."),
        ),
    ),
    ("Notes", (Asked("notes", "", "Standing facts, as long as you like.", Sort.TEXT),)),
)
