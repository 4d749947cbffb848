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


def together(*parts: Content | str) -> Content:
    """Return contents and our own fixed words as one."""
    return Content.assemble(*parts)
