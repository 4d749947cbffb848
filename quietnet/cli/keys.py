"""``quietnet keys``: what every key does, read from the app's own bindings."""

from argparse import Namespace

from quietnet.app import QuietnetApp
from quietnet.app.all_commands import commands_by_owner
from quietnet.cli.printing import say_line, say_text_of
from quietnet.commands import Command
from quietnet.domain.text import safe_line

_PLACES = {
    "app": "Everywhere",
    "room": "In every room",
    "people": "People",
    "depth": "Depth",
    "house": "Depth",
    "kitchen": "Kitchen",
    "quiet": "Quiet",
    "threads": "Threads",
    "round": "A round of asking",
    "before": "Before you meet",
    "review": "Bringing in",
    "merge": "Two pages",
    "long_view": "The long view",
    "this_day": "This day",
    "settings": "Settings",
    "sheet": "On a page",
    "form": "A person’s form",
    "hits": "What was found",
    "moved_on": "Changed meanwhile",
    "apart": "Written on two machines",
    "recovery": "What cannot be read",
    "trail": "A trail",
    "unfinished": "Unfinished notes",
    "welcome": "The first evening",
}


def keys(options: Namespace) -> int:
    """Print the keys by place, as text or as the Markdown table of the README."""
    places = by_place()
    if options.markdown:
        _say_table(places)
        return 0
    width = max(len(each.keys) for found in places.values() for each in found) + 2
    say_text_of(
        "\n".join([place, *(f"  {each.keys:<{width}}{_does(each)}" for each in found)])
        for place, found in places.items()
    )
    return 0


def by_place() -> dict[str, tuple[Command, ...]]:
    """Return every command of the app under the place it belongs to, those of all places first."""
    found: dict[str, dict[str, Command]] = {place: {} for place in _PLACES.values()}
    for command in commands_by_owner(QuietnetApp):
        name = command.id.split(".")[0]
        place = _PLACES.get(name, name.capitalize())
        found.setdefault(place, {}).setdefault(command.id, command)
    return {place: tuple(commands.values()) for place, commands in found.items() if commands}


def _does(command: Command) -> str:
    return safe_line(command.more or command.what)


def _say_table(places: dict[str, tuple[Command, ...]]) -> None:
    say_line("| where | key | what it does |")
    say_line("|---|---|---|")
    for place, found in places.items():
        for command in found:
            shown = " or ".join(f"`{key}`" for key in command.keys.split(" or "))
            say_line(f"| {place} | {shown} | {_does(command)} |")
