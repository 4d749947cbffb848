"""``quietnet export``: everything, or one person's page, as plain Markdown; the app uses it too."""

from argparse import Namespace
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quietnet.cli.printing import say, warn
from quietnet.domain.network import Network

_NAMED = 3  # files in a sentence; the command names them all


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
    """Write the Markdown folder, or one person's page; what others wrote or edited is left."""
    from quietnet.cli.session import Session
    from quietnet.cli.whom import whom

    session = Session.told(options)
    person = None if options.person is None else whom(session.network, options.person).id
    done = write_markdown(
        session.network, options.path, person, session.today, private=options.private
    )
    if done.kept_back:
        warn(done.said)
        return 1
    say(done.said)
    return 0


def write_markdown(
    network: Network, path: Path, person_id: str | None, today: date, *, private: bool = False
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

    files = {
        name: (page.id or None, page.data)
        for name, page in pages(network, today, private=private).items()
    }
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
