"""Afterwards: three quiet questions, and how an answer stands in a note as a line of its own."""

from dataclasses import dataclass

from quietnet.reading.lines import LineKind, lines_of

_TOGETHER = (LineKind.THREAD, LineKind.QUOTE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the mark its answer is written behind."""

    words: str
    mark: str

    def line(self, answer: str) -> str:
        """Return an answer as a line of a note; the words stand as they were typed."""
        return f"{self.mark}{answer.strip()}"


AFTERWARDS = (
    Question("What mattered to them?", "> "),
    Question("What can I do for them?", "- [ ] offer: "),
    Question("Who else should I meet?", "- [ ] meet: "),
)


def added(text: str, line: str) -> str:
    """Return what is to be added at the end of a note so that a line stands there by itself.

    It follows other marked lines directly; from prose an empty line sets it apart.
    """
    if not text.strip() or text.endswith("\n\n"):
        return line
    ends_in = lines_of(text.removesuffix("\n"))[-1].kind
    apart = 1 if ends_in in _TOGETHER else 2
    return "\n" * (apart - text.endswith("\n")) + line
