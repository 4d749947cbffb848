"""Every word can be read: how far the colours of our themes stand apart (WCAG 2, contrast)."""

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from quietnet.theme import BANDS, DAYLIGHT, LAMPLIGHT, LANTERN, THEMES, coarse, fallbacks

ENOUGH, PLENTY = 4.5, 7.0
WANTED = {LAMPLIGHT.name: ENOUGH, DAYLIGHT.name: ENOUGH, LANTERN.name: PLENTY}


def _colours(theme: Theme, **more: str) -> dict[str, str]:
    named = ("primary", "secondary", "foreground", "background", "panel", "error", "success")
    base = {name: str(getattr(theme, name)) for name in named}
    return {**base, **theme.variables, **more}


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in Color.parse(colour).rgb]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _pairs() -> set[tuple[str, str]]:
    """Return which words stand on which grounds."""
    words = ("foreground", "quiet", "primary", "secondary", "error", "success")
    in_house = ("foreground", "band-word", "band-meaning")
    return {
        *product(words, ("background", "panel")),
        *product(("foreground", "quiet", "primary"), ("chosen",)),
        *product(in_house, (f"band-{band}" for band in BANDS)),
        ("footer-key-foreground", "footer-background"),
        ("footer-description-foreground", "footer-background"),
        ("block-cursor-foreground", "block-cursor-background"),
    }


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("few", [False, True], ids=["all colours", "few colours"])
def test_every_word_stands_apart_from_its_ground(theme: Theme, few: bool) -> None:
    colours = _colours(theme, **(coarse(theme) if few else {}))
    close = {
        f"{word} on {ground}": round(_contrast(colours[word], colours[ground]), 1)
        for word, ground in _pairs()
        if _contrast(colours[word], colours[ground]) < WANTED[theme.name]
    }
    assert close == {}


def test_in_the_high_contrast_theme_nothing_is_faint() -> None:
    colours = _colours(LANTERN)
    for ground in ("background", "panel"):
        assert _contrast(colours["faint"], colours[ground]) >= PLENTY


def test_what_is_known_of_contrast_holds_here() -> None:
    assert round(_contrast("#ffffff", "#000000"), 1) == 21.0
    assert round(_contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("dark", [False, True])
def test_a_theme_that_says_nothing_of_our_words_gets_readable_ones(dark: bool) -> None:
    plain = Theme(name="plain", primary="#0000aa" if not dark else "#aaaaff", dark=dark)
    ground, ours = ("#121212" if dark else "#f5f5f5"), fallbacks(plain)
    assert _contrast(ours["quiet"], ground) >= ENOUGH
    assert _contrast("#e0e0e0" if dark else "#202020", ours["chosen"]) >= ENOUGH
