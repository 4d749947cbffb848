"""The look: lamp light on a dark kitchen, the same by day, more contrast, and what others lack."""

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

BANDS = ("heard", "words", "met", "kitchen", "known", "kept")

LAMPLIGHT = Theme(
    name="lamplight",
    primary="#d9a05b",
    secondary="#83a598",
    accent="#d9a05b",
    warning="#d9a05b",
    error="#d08770",
    success="#83a598",
    foreground="#e6dcc8",
    background="#16171c",
    surface="#16171c",
    panel="#1e2127",
    boost="#1e2127",
    dark=True,
    variables={
        "quiet": "#9b9890",
        "faint": "#5c5b58",
        "chosen": "#2b303b",
        "band-heard": "#131a29",
        "band-words": "#1b1e28",
        "band-met": "#252420",
        "band-kitchen": "#33291f",
        "band-known": "#45311d",
        "band-kept": "#5a3f1c",
        "band-word": "#e0aa66",
        "band-meaning": "#b7b4ad",
        "block-cursor-background": "#d9a05b",
        "block-cursor-foreground": "#16171c",
        "footer-background": "#1e2127",
        "footer-key-foreground": "#d9a05b",
        "footer-description-foreground": "#b9b3a5",
        "scrollbar": "#1f2228",
        "scrollbar-hover": "#3a3e47",
        "scrollbar-active": "#d9a05b",
        "scrollbar-background": "#16171c",
        "scrollbar-background-hover": "#16171c",
        "scrollbar-background-active": "#16171c",
        "scrollbar-corner-color": "#16171c",
        "input-selection-background": "#d9a05b 35%",
        "border": "#33363d",
    },
)

DAYLIGHT = Theme(
    name="daylight",
    primary="#8a5310",
    secondary="#2f6660",
    accent="#8a5310",
    warning="#8a5310",
    error="#9c3b26",
    success="#2f6660",
    foreground="#2a2620",
    background="#faf6ec",
    surface="#faf6ec",
    panel="#f0e9d9",
    boost="#f0e9d9",
    dark=False,
    variables={
        "quiet": "#656056",
        "faint": "#b3ab9b",
        "chosen": "#e6dcc4",
        "band-heard": "#dfe5ec",
        "band-words": "#e6e8e6",
        "band-met": "#eeeadd",
        "band-kitchen": "#f5e8cc",
        "band-known": "#f9e2b4",
        "band-kept": "#fcd996",
        "band-word": "#784507",
        "band-meaning": "#615c52",
        "block-cursor-background": "#8a5310",
        "block-cursor-foreground": "#faf6ec",
        "footer-background": "#f0e9d9",
        "footer-key-foreground": "#8a5310",
        "footer-description-foreground": "#57524a",
        "scrollbar": "#efe7d6",
        "scrollbar-hover": "#cabfa8",
        "scrollbar-active": "#8a5310",
        "scrollbar-background": "#faf6ec",
        "scrollbar-background-hover": "#faf6ec",
        "scrollbar-background-active": "#faf6ec",
        "scrollbar-corner-color": "#faf6ec",
        "input-selection-background": "#8a5310 30%",
        "border": "#d8cfbb",
    },
)

# For eyes that want more: every word at least seven to one against whatever it stands on.
LANTERN = Theme(
    name="lantern",
    primary="#ffd080",
    secondary="#9be3d3",
    accent="#ffd080",
    warning="#ffd080",
    error="#ffb09c",
    success="#9be3d3",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#141414",
    boost="#141414",
    dark=True,
    variables={
        "quiet": "#d6d6d6",
        "faint": "#b4b4b4",
        "chosen": "#2c2c2c",
        "band-heard": "#000000",
        "band-words": "#0e0e0e",
        "band-met": "#181818",
        "band-kitchen": "#222222",
        "band-known": "#2c2c2c",
        "band-kept": "#363636",
        "band-word": "#ffd080",
        "band-meaning": "#e4e4e4",
        "block-cursor-background": "#ffd080",
        "block-cursor-foreground": "#000000",
        "footer-background": "#141414",
        "footer-key-foreground": "#ffd080",
        "footer-description-foreground": "#e4e4e4",
        "scrollbar": "#3c3c3c",
        "scrollbar-hover": "#8c8c8c",
        "scrollbar-active": "#ffd080",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
        "scrollbar-corner-color": "#000000",
        "input-selection-background": "#ffd080 40%",
        "border": "#8c8c8c",
    },
)

THEMES = (LAMPLIGHT, DAYLIGHT, LANTERN)


# Terminals with 256 colours have no browns and no creams: nearest matches turn olive, red and
# yellow. Greys keep the way from the street to the house.
_COARSE = {
    LAMPLIGHT.name: ("#121212", "#1c1c1c", "#262626", "#303030", "#3a3a3a", "#444444"),
    DAYLIGHT.name: ("#ffffff", "#eeeeee", "#e4e4e4", "#dadada", "#d0d0d0", "#c6c6c6"),
}


def coarse(theme: Theme) -> Mapping[str, str]:
    """Return the bands' colours for a terminal that has no more than 256, none for other themes."""
    grounds = _COARSE.get(theme.name, ())
    bands = {f"band-{band}": ground for band, ground in zip(BANDS, grounds, strict=False)}
    return {**bands, "band-meaning": "#444444"} if grounds and not theme.dark else bands


def fallbacks(theme: Theme) -> Mapping[str, str]:
    """Return our own variables for a theme that does not name them: readable, and no more."""
    if theme.ansi:
        plain = "ansi_default"
        words = {"quiet": plain, "faint": "ansi_bright_black", "band-meaning": plain}
        grounds = {"chosen": "ansi_bright_black", **{f"band-{band}": plain for band in BANDS}}
        return {**words, **grounds, "band-word": theme.primary}
    ground = Color.parse(theme.background or ("#121212" if theme.dark else "#f5f5f5"))
    ink = Color.parse(theme.foreground or ("#e0e0e0" if theme.dark else "#202020"))
    quiet, faint = ground.blend(ink, 0.65).hex, ground.blend(ink, 0.35).hex
    words = {"quiet": quiet, "faint": faint, "band-meaning": quiet, "band-word": theme.primary}
    bands = {f"band-{band}": ground.hex for band in BANDS}
    return {**words, **bands, "chosen": ground.blend(ink, 0.15).hex}
