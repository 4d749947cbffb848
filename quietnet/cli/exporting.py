"""``quietnet export``: everybody or one person, as Markdown, vCard or JSON; the app asks it too."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quietnet.cli.printing import say, warn
from quietnet.domain.attachment import attached
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.private import is_named_openly

_NAMED = 3  # files in a sentence; the command names them all
_LIES_PLAIN = "What is taken away is not locked: whoever finds it can read it. Go on? [y/N] "
_NOT_WRITTEN = "Nothing was written."
_CARDS_ONLY = "An address book has no place for conversations; they stay in the notebook."

Photographs = Callable[[Iterable[str]], dict[str, bytes]]
"""Returns the files that stand in the notebook at these paths."""


def no_photographs(_paths: Iterable[str]) -> dict[str, bytes]:
    """Return nothing, where there is no notebook for photographs to lie in."""
    return {}


@dataclass(frozen=True, slots=True)
class Exported:
    """A sentence about what was written, and the files that were left as they are."""

    said: str
    kept_back: tuple[Path, ...] = ()

    @property
    def in_short(self) -> str:
        """The sentence as the app says it, with the first few files that were left."""
        if not self.kept_back:
            return self.said
        named = ", ".join(str(path) for path in self.kept_back[:_NAMED])
        more = " and others" if len(self.kept_back) > _NAMED else ""
        return f"Written, but for what you changed or wrote there yourself: {named}{more}."


def export(options: Namespace) -> int:
    """Write what was asked for; what others wrote or edited is left."""
    from quietnet.cli.session import Session
    from quietnet.cli.whom import whom
    from quietnet.store.attachments import read_attachments

    session = Session.told(options)
    if session.places.seal.key_id and not _is_sure():
        say(_NOT_WRITTEN)
        return 1
    person = None if options.person is None else whom(session.network, options.person).id

    def photographs(paths: Iterable[str]) -> dict[str, bytes]:
        return read_attachments(session.places, paths)

    if options.format == "markdown":
        done = write_markdown(
            session.network, options.path, person, session.today, photographs,
            private=options.private,
        )  # fmt: skip
    else:
        done = write_document(
            session.network, options.path, person, options.format, photographs,
            private=options.private,
        )  # fmt: skip
    if done.kept_back:
        warn(done.said)
        return 1
    say(done.said)
    return 0


def _is_sure() -> bool:
    """Ask whether what is locked is to be taken out; who set a program to open it has decided."""
    from quietnet.cli.passphrase import command_is_set

    if command_is_set() or not (sys.stdin and sys.stdin.isatty()):
        return True
    return input(_LIES_PLAIN).strip().casefold() in ("y", "yes")


def write_markdown(
    network: Network,
    path: Path,
    person_id: str | None,
    today: date,
    photographs: Photographs = no_photographs,
    *,
    private: bool = False,
) -> Exported:
    """Write the whole notebook into a folder, or one person as a page.

    A page's ``path`` ends in ``.md``, or is the folder in which a page of their name is written.

    Raises:
        Refused: when it cannot be written.
    """
    path = path.expanduser()
    if person_id is not None:
        return _write_page(network, path, person_id, today, private=private)
    from quietnet.formats.markdown import pages
    from quietnet.store.folder import write_folder

    files: dict[str, tuple[str | None, bytes]] = {
        name: (page.id or None, page.data)
        for name, page in pages(network, today, private=private).items()
    }
    for name, data in photographs(attached(network.people.values())).items():
        files[name] = (None, data)
    written = write_folder(path, files)
    if written.kept_back:
        left = "\n".join(f"  {path / name}" for name in written.kept_back)
        return Exported(
            "These were edited, or not written by quietnet, and were left as they are; "
            f"the rest was written:\n{left}",
            tuple(path / name for name in written.kept_back),
        )
    if written.wrote or written.removed:
        return Exported(f"Written to {path}.")
    return Exported(f"{path} was up to date already.")


def write_document(
    network: Network,
    path: Path,
    person_id: str | None,
    format_: str,
    photographs: Photographs,
    *,
    private: bool = False,
) -> Exported:
    """Write everybody, or one person, into one file: ``vcard`` or ``json``.

    Where ``path`` is a folder, the file in it is called after the person or the notebook.

    Raises:
        Refused: when it cannot be written, or something else stands there.
    """
    from quietnet.formats import records_json, vcard_out
    from quietnet.formats.file_name import safe_name
    from quietnet.store.folder import write_file

    people: Iterable[Person] = network.by_name
    talks: Iterable[Conversation] = network.conversations.values()
    name = "quietnet"
    if person_id is not None:
        people = (network.people[person_id],)
        naming = network.naming(person_id)
        talks = [talk for talk in naming if private or is_named_openly(talk, person_id)]
        name = safe_name(network.people[person_id].name)
    files = photographs(attached(people))
    if format_ == "vcard":
        data = vcard_out.write_cards(network, people, files, private=private)
        ending, ours, more = "vcf", vcard_out.is_unedited, f" {_CARDS_ONLY}"
    else:
        data = records_json.write_records(people, talks, files, private=private)
        ending, ours, more = "json", records_json.is_unedited, ""
    path = path.expanduser()
    path = path / f"{name}.{ending}" if path.is_dir() else path
    if write_file(path, data, ours=ours):
        return Exported(f"Written to {path}.{more}")
    return Exported(f"{path} was up to date already.")


def _write_page(
    network: Network, path: Path, person_id: str, today: date, *, private: bool
) -> Exported:
    from quietnet.formats.file_name import safe_name
    from quietnet.formats.markdown_page import is_unedited, page
    from quietnet.store.folder import write_file

    person = network.people[person_id]
    if path.suffix.lower() != ".md" or path.is_dir():
        path /= f"{safe_name(person.name)}.md"
    data = page(network, person, today, private=private)
    if write_file(path, data, ours=is_unedited):
        return Exported(f"Written to {path}.")
    return Exported(f"{path} was up to date already.")
