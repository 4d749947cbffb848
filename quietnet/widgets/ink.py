"""The one door to the screen: whatever is drawn is made safe here and is never markup."""

from textual.content import Content

from quietnet.domain.text import safe_line, safe_text


def ink(text: str, style: str = "") -> Content:
    """Return text as safe Content, in one style (Textual's own style words, ``$names`` too)."""
    content = Content(safe_text(text))
    return content.stylize(style) if style else content


def ink_line(text: str, style: str = "") -> Content:
    """Return text as one line of safe Content."""
    content = Content(safe_line(text))
    return content.stylize(style) if style else content


def cut(content: Content, room: int) -> Content:
    """Return a line in at most so many cells; a longer one ends after a whole word and says so."""
    if content.cell_length <= room:
        return content
    whole = content.truncate(max(room - 1, 0), ellipsis=False)
    words = whole.plain.rstrip()
    if not content.plain[len(whole.plain) : len(whole.plain) + 1].isspace() and " " in words:
        words = words[: words.rindex(" ")]
    return Content.assemble(whole[: len(words.rstrip(" ,;:·"))], "…") if words else whole


def together(*parts: Content | str) -> Content:
    """Return contents and our own fixed words as one."""
    return Content.assemble(*parts)
