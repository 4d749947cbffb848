"""Each line of the note's grammar, by example."""

from datetime import date

import pytest

from quietnet.domain.conversation import Mattered
from quietnet.domain.evidence import ThreadKind, ThreadState, What
from quietnet.reading.heard import SpanKind
from tests.reading.cast import hear, network

KNOWN = network("Ana Ruiz", "Jonas Lind", "Grace Hopper")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("about #bicycles and #books/poetry", ["bicycles", "books/poetry"]),
        ("#Bicycles, (#bicycles) #BICYCLES.", ["bicycles"]),
        ("#cafe\u0301 and #caf\u00e9", ["caf\u00e9"]),
        ("#日本語 too", ["日本語"]),
        ("#2026 is a number, #2026-plans is not", ["2026-plans"]),
        ("C# and a#b and \\#no and ##no", []),
        ("`#code` and https://example.org/#part", []),
        ("# A heading\n## Another", []),
        ("#books/ and #long-walk-", ["books", "long-walk"]),
        ("[[A note#Part]] and [x](page.md#part)", []),
        ("- [ ] ask: about #boats", ["boats"]),
        ("```\n#code\n```\n#after", ["after"]),
        ("> of #home", ["home"]),
    ],
)
def test_topics(text: str, topics: list[str]) -> None:
    assert list(hear(text, KNOWN).reading.topics) == topics


@pytest.mark.parametrize(
    ("text", "mattered"),
    [
        ("> a line of theirs", {Mattered.THEIRS}),
        ("> me: a line of mine", {Mattered.MINE}),
        ("> Me: mine\n> theirs", {Mattered.MINE, Mattered.THEIRS}),
        (">no space", {Mattered.THEIRS}),
        ("> \n>", set()),
        ("> me:", set()),
        ("a > b", set()),
        ("```\n> code\n```", set()),
    ],
)
def test_words_worth_keeping(text: str, mattered: set[Mattered]) -> None:
    assert hear(text, KNOWN).reading.mattered == mattered


@pytest.mark.parametrize(
    ("line", "kind", "state", "what", "words", "done_on"),
    [
        ("- [ ] ask: how it went", "ask", "open", "hand", "how it went", None),
        ("- [ ] anything at all", "ask", "open", "hand", "anything at all", None),
        ("- [ ] dinner: on Friday", "ask", "open", "hand", "dinner: on Friday", None),
        ("* [ ] OFFER : a lamp", "offer", "open", "hand", "a lamp", None),
        ("  1. [ ] advice: on boats", "advice", "open", "advice", "on boats", None),
        ("- [x] tell: all well", "tell", "done", "hand", "all well", None),
        ("- [X] ask: x ✅ 2026-03-20", "ask", "done", "hand", "x", "2026-03-20"),
        ("- [x] ask: x ✅\ufe0f 2026-03-20  ", "ask", "done", "hand", "x", "2026-03-20"),
        ("- [x] ask: x ✅ 2026-02-30", "ask", "done", "hand", "x ✅ 2026-02-30", None),
        ("- [-] intro: Ana to Jonas", "intro", "cancelled", "introduction", "Ana to Jonas", None),
        ("- [x] gave: a lift", "gave", "done", "hand", "a lift", None),
        ("- [x] gave advice: on sails", "gave", "done", "advice", "on sails", None),
        ("- [x] gave care: soup", "gave", "done", "care", "soup", None),
        ("- [x] got: a reading", "got", "done", "hand", "a reading", None),
        ("- [x] got introduction: to Sam", "got", "done", "introduction", "to Sam", None),
        ("- [x] got advice: rest", "got", "done", "advice", "rest", None),
        ("- [x] got care: soup", "got", "done", "care", "soup", None),
    ],
)  # fmt: skip
def test_threads(
    line: str, kind: str, state: str, what: str, words: str, done_on: str | None
) -> None:
    (thread,) = hear(f"Dinner.\n{line}\nAfter.", KNOWN).reading.threads
    assert (thread.kind, thread.state) == (ThreadKind(kind), ThreadState(state))
    assert thread.what is What(what)
    assert thread.text == words
    assert thread.line == 1
    assert thread.done_on == (date.fromisoformat(done_on) if done_on else None)


@pytest.mark.parametrize(
    "text",
    ["- [ ]", "- [ ] ", "- [ ] ask:", "-[ ] ask: x", "- [y] ask: x", "Dinner - [ ] ask: x",
     "```\n- [ ] ask: x\n```", "~~~\n- [ ] ask: x", "- [a link](to.md)"],
)  # fmt: skip
def test_what_is_no_thread(text: str) -> None:
    assert hear(text, KNOWN).reading.threads == ()


@pytest.mark.parametrize(
    ("line", "name", "why"),
    [
        ("meet: Sam Okafor, builds bamboo bikes", "Sam Okafor", "builds bamboo bikes"),
        ("meet: Sam Okafor - builds bikes", "Sam Okafor", "builds bikes"),
        ("meet: Sam Okafor – builds, well", "Sam Okafor", "builds, well"),
        ("meet: Mary-Kate Olsen—sings", "Mary-Kate Olsen", "sings"),
        ("meet: **Sam Okafor**, bikes", "Sam Okafor", "bikes"),
        ("meet: [[Sam Okafor|Sam]], bikes", "Sam Okafor", "bikes"),
        ("meet: Sam Okafor.", "Sam Okafor", ""),
        ("meet: Sammy Davis Jr.", "Sammy Davis Jr.", ""),
        ("meet: 佐藤花子、詩人", "佐藤花子", "詩人"),
        ("meet: Sam Okafor #porto-job", "Sam Okafor", ""),
        ("meet: Sam Okafor, builds bikes #porto-job #bikes", "Sam Okafor", "builds bikes"),
    ],
)
def test_somebody_to_meet_runs_to_the_first_comma_or_dash(line: str, name: str, why: str) -> None:
    heard = hear(f"Dinner with Ana.\n- [ ] {line}", KNOWN)
    (new,) = heard.reading.new
    assert (new.name, new.why, new.meet) == (name, why, True)
    assert heard.reading.threads[0].meet == name
    assert heard.reading.threads[0].meet_why == why


def test_somebody_to_meet_who_was_let_go_or_is_known_is_nobody_new() -> None:
    assert hear("- [-] meet: Sam Okafor", KNOWN).new == []
    heard = hear("Dinner.\n- [ ] meet: Jonas Lind, sails with Ana", KNOWN)
    assert heard.new == []
    assert heard.named == ["Ana Ruiz", "Jonas Lind"]


def test_a_first_name_alone_to_meet_is_somebody_new() -> None:
    assert hear("- [ ] meet: Ana, builds bikes", KNOWN).new == ["Ana"]
    assert hear("- [ ] meet: ", KNOWN).new == []
    assert hear(f"- [ ] meet: {'long ' * 50}", KNOWN).new == []
    assert hear("- [ ] meet: @Sam Okafor, sails", KNOWN).new == ["Sam Okafor"]


def test_a_person_named_in_a_thread_makes_it_theirs() -> None:
    heard = hear("Dinner with Ana.\n- [ ] ask: Jonas about the boat\n- [ ] ask: the move", KNOWN)
    (jonas,) = heard.reading.mentioned
    assert heard.people == ["Ana Ruiz"]
    assert [thread.named for thread in heard.reading.threads] == [(jonas,), ()]


def test_a_note_of_threads_alone_has_nobody_there() -> None:
    heard = hear("- [ ] ask: Ana how it went\n> Grace said so", KNOWN)
    assert heard.people == []
    assert heard.mentioned == ["Ana Ruiz", "Grace Hopper"]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Lunch with **Sam Okafor**", ["Sam Okafor"]),
        ("Lunch with [[Sam Okafor]]", ["Sam Okafor"]),
        ("Lunch with [[Sam Okafor|Sam]]", ["Sam Okafor"]),
        ("Lunch with [[people/Sam Okafor#Past]]", ["Sam Okafor"]),
        ("**Sam** and **佐藤花子**", ["Sam", "佐藤花子"]),
        (
            "**Ludwig van Beethoven** and **Jean-Luc O'Neil**",
            ["Ludwig van Beethoven", "Jean-Luc O'Neil"],
        ),
        ("**T. S. Eliot**", ["T. S. Eliot"]),
        ("**Sam Okafor**, **sam okafor** and [[Sam Okafor]]", ["Sam Okafor"]),
        ("**Ana Lima**", ["Ana Lima"]),
        ("a **very** good **Monday**, **Note** this: **Books:** **Room 12**", []),
        ("**One Two Three Four Five**", []),
        ("[[reading list]] ![[Sam Okafor]] `**Sam**` \\**Sam** [[2026-03-14]]", []),
        ("**Ana** and [[Ana Ruiz]]", []),
    ],
)
def test_someone_new(text: str, new: list[str]) -> None:
    assert hear(text, KNOWN).new == new


def test_someone_new_is_with_you_or_spoken_of_like_anybody() -> None:
    there, spoken = hear("Lunch with **Sam Okafor** about **Bo Lund**.", KNOWN).reading.new
    assert there.with_you
    assert not spoken.with_you
    assert hear("Lunch. Then @**Sam Okafor** came.", KNOWN).reading.new[0].with_you


def test_a_future_day_is_a_plan() -> None:
    heard = hear("next Friday: dinner with Ana", KNOWN)
    assert heard.reading.planned
    assert heard.reading.on == date(2026, 3, 20)
    assert heard.people == ["Ana Ruiz"]
    assert not hear("Yesterday: dinner with Ana", KNOWN).reading.planned


def test_a_day_no_calendar_has_is_refused_and_the_rest_is_still_heard() -> None:
    heard = hear("2026-02-30: dinner with Ana", KNOWN)
    assert "2026-02-30" in heard.reading.refusal
    assert heard.people == ["Ana Ruiz"]


def test_every_kind_of_line_and_word_is_there_to_tint() -> None:
    text = (
        "Yesterday: with Ana of Jonas, **Sam Okafor** and #boats, *very* `code`\n"
        "# Heading\n> theirs\n~ private\n- [ ] ask: x\n- [x] ask: y\n- [-] ask: z\n**bold words**"
    )
    heard = hear(text, KNOWN)
    assert heard.spans(SpanKind.DAY) == ["Yesterday: "]
    assert heard.spans(SpanKind.WITH) == ["Ana"]
    assert heard.spans(SpanKind.ABOUT) == ["Jonas"]
    assert heard.spans(SpanKind.NEW) == ["Sam Okafor"]
    assert heard.spans(SpanKind.TOPIC) == ["#boats"]
    assert heard.spans(SpanKind.EMPHASIS) == ["*very*"]
    assert heard.spans(SpanKind.CODE) == ["`code`"]
    assert heard.spans(SpanKind.HEADING) == ["# Heading"]
    assert heard.spans(SpanKind.QUOTE) == ["> theirs"]
    assert heard.spans(SpanKind.PRIVATE) == ["~ private"]
    assert heard.spans(SpanKind.THREAD) == ["- [ ] ask: x"]
    assert heard.spans(SpanKind.THREAD_DONE) == ["- [x] ask: y"]
    assert heard.spans(SpanKind.THREAD_LET_GO) == ["- [-] ask: z"]
    assert heard.spans(SpanKind.MARKER) == ["- [ ] ask: ", "- [x] ask: ", "- [-] ask: "]
    assert heard.spans(SpanKind.STRONG) == ["**Sam Okafor**", "**bold words**"]
    families = {span.kind: span.kind.family for span in heard.reading.spans}
    assert families[SpanKind.WITH] == families[SpanKind.MARKER] == "word"
    assert families[SpanKind.QUOTE] == "line"
    assert families[SpanKind.STRONG] == "style"
