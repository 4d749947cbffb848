"""What holds for everybody: the properties of the depth model on thousands of random people."""

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.conversation import Mattered, Medium
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence, Talk
from quietnet.domain.person import Person
from quietnet.domain.portrait import portrait
from quietnet.domain.quiet import QuietState
from quietnet.domain.surfacing import surface
from tests.domain.cases import NOW, TODAY, own
from tests.domain.lives import NAMES, a_day, a_help, a_person, a_talk, dice_of, some_evidence

often = settings(max_examples=800, deadline=None)
seldom = settings(max_examples=200, deadline=None)
# A whole life comes from one seed: drawing each field apart is ten times slower.
seeds = st.integers(0, 2**64 - 1)

_DIGITS = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")
_FORBIDDEN = re.compile(
    r"score|level|points|rank|overdue|neglect|should|must|streak|%|!", re.IGNORECASE
)


def order(depth: Depth | None) -> int:
    return -1 if depth is None else depth.order


def found(person: Person, evidence: Evidence) -> int:
    return order(standing(person, evidence, TODAY).evidence_depth)


@often
@given(seeds)
def test_sentences_are_few_calm_and_without_figures(seed: int) -> None:
    dice = dice_of(seed)
    shown = portrait(a_person(dice), some_evidence(dice, ahead=20), TODAY)
    assert 1 <= len(shown.standing.why) <= 4
    assert len(set(shown.standing.why)) == len(shown.standing.why)
    assert all(shown.standing.why)
    assert shown.step.line
    for sentence in (*shown.standing.why, shown.silence.line, shown.step.line):
        assert not _DIGITS.search(sentence)
        assert not _FORBIDDEN.search(sentence)
        assert "  " not in sentence


@often
@given(seeds)
def test_a_further_talk_never_lowers_a_word(seed: int) -> None:
    dice = dice_of(seed)
    person, evidence = a_person(dice), some_evidence(dice)
    more = replace(evidence, talks=(*evidence.talks, a_talk(dice)))
    assert found(person, more) >= found(person, evidence)


@often
@given(seeds)
def test_order_and_double_entry_change_nothing(seed: int) -> None:
    dice = dice_of(seed)
    person, evidence = a_person(dice), some_evidence(dice)
    talks, helps = [*evidence.talks] * 2, [*evidence.helps] * 2
    dice.shuffle(talks)
    dice.shuffle(helps)
    twice = portrait(person, Evidence(tuple(talks), tuple(helps), evidence.plans), TODAY)
    assert twice == portrait(person, evidence, TODAY)


@often
@given(seeds, st.sampled_from(Depth))
def test_the_own_word_always_wins_and_changes_no_reason(seed: int, word: Depth) -> None:
    dice = dice_of(seed)
    person, evidence = a_person(dice), some_evidence(dice)
    plain = standing(person.changed(NOW, own_word=None), evidence, TODAY)
    named = standing(person.changed(NOW, own_word=own(word, a_day(dice))), evidence, TODAY)
    assert (named.depth, named.source) == (word, "own word")
    assert (named.why, named.evidence_depth) == (plain.why, plain.evidence_depth)
    if named.ask_word:
        assert order(plain.depth) >= word.order + 2


@often
@given(seeds, st.integers(0, 9999))
def test_time_alone_never_changes_a_word(seed: int, later: int) -> None:
    dice = dice_of(seed)
    person, evidence = a_person(dice), some_evidence(dice)
    planned = replace(evidence, plans=(TODAY + timedelta(days=later // 2),))
    now = standing(person, evidence, TODAY)
    then = standing(person, planned, TODAY + timedelta(days=later))
    assert (then.depth, then.evidence_depth) == (now.depth, now.evidence_depth)


@often
@given(seeds)
def test_what_lies_ahead_is_ignored(seed: int) -> None:
    dice = dice_of(seed)
    person, evidence = a_person(dice), some_evidence(dice)
    ahead = timedelta(days=10 * 365)
    talk, help_ = a_talk(dice), a_help(dice)
    future = Evidence(
        (replace(talk, on=talk.on + ahead), *evidence.talks),
        (*evidence.helps, replace(help_, on=help_.on + ahead)),
        evidence.plans,
    )
    assert portrait(person, future, TODAY) == portrait(person, evidence, TODAY)


@often
@given(seeds, st.sampled_from(Mattered))
def test_something_that_mattered_never_lowers_a_word(seed: int, whose: Mattered) -> None:
    dice = dice_of(seed)
    person, evidence = a_person(dice), some_evidence(dice)
    told = tuple(
        replace(each, mattered=each.mattered | {whose}) if dice.random() < 0.3 else each
        for each in evidence.talks
    )
    assert found(person, replace(evidence, talks=told)) >= found(person, evidence)


@often
@given(seeds, st.integers(1, 3000))
def test_a_longer_span_never_lowers_a_word(seed: int, by: int) -> None:
    dice = dice_of(seed)
    person, evidence = a_person(dice), some_evidence(dice)
    first = min((each.on for each in evidence.talks), default=TODAY)
    longer = tuple(
        replace(each, on=each.on - timedelta(days=by)) if each.on == first else each
        for each in evidence.talks
    )
    assert found(person, replace(evidence, talks=longer)) >= found(person, evidence)


@often
@given(seeds)
def test_a_first_exchange_never_lowers_and_a_further_text_never_changes_a_word(seed: int) -> None:
    dice = dice_of(seed)
    person, evidence = a_person(dice), some_evidence(dice)
    one = replace(evidence, talks=(*evidence.talks, Talk(a_day(dice), Medium.TEXT)))
    two = replace(one, talks=(*one.talks, Talk(a_day(dice), Medium.TEXT)))
    assert found(person, one) >= found(person, evidence)
    assert found(person, two) == found(person, one)


@seldom
@given(seeds)
def test_at_most_three_are_named_and_only_the_quiet(seed: int) -> None:
    dice = dice_of(seed)
    known = [portrait(a_person(dice, name), some_evidence(dice), TODAY) for name in NAMES]
    shown = surface(known, TODAY)
    assert len({each.person.id for each in shown}) == len(shown) <= 3
    for each in shown:
        assert each.silence.state in (QuietState.QUIET, QuietState.DORMANT)
        assert not each.person.ended
        assert each.silence.line.startswith(f"{each.person.name}: ")


def test_the_random_people_reach_every_word_and_every_silence() -> None:
    dice = dice_of(2025)
    lives = [portrait(a_person(dice), some_evidence(dice), TODAY) for _ in range(3000)]
    assert {each.standing.evidence_depth for each in lives} == {None, *Depth}
    assert {each.silence.state for each in lives} == set(QuietState)
