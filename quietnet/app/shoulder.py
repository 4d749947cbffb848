"""ShoulderApp: over my shoulder. Every name and note is blurred until the key is pressed again."""

from collections.abc import Sequence

from textual.filter import LineFilter
from textual.screen import Screen

from quietnet.app.showing import ShowingApp
from quietnet.widgets.blur import Blur


class ShoulderApp(ShowingApp):
    """Blurs all that is drawn, toasts and the palette too; a picture taken then holds no name."""

    _blur = Blur(enabled=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters, and the blur while it is asked for (Textual's own hook)."""
        filters = super().get_line_filters()
        return [*filters, self._blur] if self._blur.enabled else filters

    def action_over_my_shoulder(self) -> None:
        """Blur everything, or show it again."""
        self._blur = Blur(enabled=not self._blur.enabled)
        installed = [each for each in self._installed_screens.values() if isinstance(each, Screen)]
        for screen in {*self.screen_stack, *installed}:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()
            screen.refresh_bindings()
