"""SettingApp: the settings screen, its colours tried on, and what was set gone by at once."""

import asyncio
from dataclasses import replace
from functools import partial

from textual import on
from textual.theme import BUILTIN_THEMES

from quietnet.app.all_commands import commands_by_owner
from quietnet.app.circling import CirclingApp
from quietnet.app.keeping import beside
from quietnet.app.locking import LockingApp
from quietnet.app.outside import OutsideApp
from quietnet.app.settings_asked import Refusal, SettingsAsked
from quietnet.domain.refusal import Refused
from quietnet.messages import OpenSettings, PreviewTheme, SaveSettings
from quietnet.screens.depth import DepthScreen
from quietnet.screens.quiet import QuietScreen
from quietnet.screens.settings import SettingsScreen
from quietnet.store.settings import Settings, read_settings
from quietnet.store.settings_written import write_settings
from quietnet.theme import THEMES

_KEPT = "Kept, and gone by from now on."


class SettingApp(OutsideApp, LockingApp, CirclingApp):
    """Reads the file when the screen opens, and writes only what was changed there."""

    _theme_before = ""
    _export_folder = ""

    def _asked(self) -> SettingsAsked:
        ours = [theme.name for theme in THEMES]
        others = sorted(name for name in BUILTIN_THEMES if name not in ours)
        return SettingsAsked(
            (*ours, *others), frozenset(each.id for each in commands_by_owner(type(self)))
        )

    @on(OpenSettings)
    @beside
    async def _open_settings(self) -> None:
        settings, problems = await asyncio.to_thread(read_settings, self._library.places.settings)
        asked = self._asked()
        self._theme_before = self.theme
        check = partial(_why_not, asked)
        screen = SettingsScreen(asked.fields(settings), check, sorted(asked.commands))
        self.push_screen(screen, self._settings_left)
        for problem in problems:
            self.say(str(problem), lasting=True)

    def _settings_left(self, _nothing: None) -> None:
        if self._theme_before:
            self.theme = self._theme_before

    @on(PreviewTheme)
    def _try_on(self, event: PreviewTheme) -> None:
        if event.theme in self.available_themes:
            self.theme = event.theme

    @on(SaveSettings)
    @beside
    async def _save_settings(self, event: SaveSettings) -> None:
        asked = self._asked()
        path = self._library.places.settings
        try:
            changed = {name: asked.understood(name, words) for name, words in event.typed.items()}
            await asyncio.to_thread(write_settings, path, changed)
        except (Refused, Refusal) as refused:
            self.say(str(refused), lasting=True)
            return
        settings, _ = await asyncio.to_thread(read_settings, path)
        self._theme_before = settings.theme if "theme" in changed else self._theme_before
        self._go_by(settings)
        if isinstance(self.screen, SettingsScreen):
            self.screen.dismiss(None)
        self.say(_KEPT)

    def _go_by(self, settings: Settings) -> None:
        """Go by the settings, in the rooms that are open too; the colours follow on leaving."""
        self._clock = replace(self._clock, night_ends=settings.night_ends)
        self.date_order = "mdy" if settings.date_order == "mdy" else "dmy"
        self.editor = settings.editor
        self._export_folder = settings.export_folder
        self.circle = settings.circle
        self.set_keymap(settings.keymap)
        self.lock_when_idle_for(settings.lock_after * 60.0)
        is_plain = not self.is_locked_with_a_passphrase
        self.editor_is_let_in = settings.editor_when_locked or is_plain
        for room in self._installed_screens.values():
            if isinstance(room, DepthScreen | QuietScreen):
                room.date_order = self.date_order
            if isinstance(room, QuietScreen):
                room.asks = settings.ask_company


def _why_not(asked: SettingsAsked, name: str, words: str) -> str:
    try:
        asked.understood(name, words)
    except Refusal as refusal:
        return str(refusal)
    return ""
