"""Markdown: the whole notebook as a folder of pages that any program can read."""

from dataclasses import dataclass
from datetime import date

from quietnet.domain.network import Network
from quietnet.formats.file_name import file_names
from quietnet.formats.link import Links
from quietnet.formats.markdown_conversation import conversation_file, conversation_title
from quietnet.formats.markdown_person import person_file

README = "README.md"
_README_TEXT = """\
# A notebook about people

Everything here is plain text. Nothing in it needs quietnet: any editor opens it, and Obsidian
follows its links.

- `people/`: one page for each person. Above, between two lines of dashes, stands what is known
  about them; below it, the notes.
- `conversations/`: one page for each conversation, under its year: the day, who was there, and
  what was written down.
- `attachments/`: photographs and other files that came from another program, if there are any.

Below the line `<!-- written by quietnet, not read back -->` a page ends with what quietnet gathered
from the other pages; it is written anew each time. A page you change yourself is left as you made
it.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the folder; ``id`` is that of its record, empty for the README."""

    id: str
    data: bytes


def pages(network: Network, today: date, *, private: bool = False) -> dict[str, Page]:
    """Return the folder's files by their path, with ``/`` between its parts.

    The same records give the same paths and bytes, also on another day: depth is told as of the
    last day anything was noted about a person. Only where records lie after ``today`` does it
    matter. Lines that begin with a tilde and a space are left out unless ``private``.
    """
    people = file_names({p.id: p.name for p in network.people.values()}, taken=("README",))
    talks = file_names(
        {talk.id: conversation_title(network, talk) for talk in network.conversations.values()},
        taken=people.values(),
    )
    links = Links(people | talks)
    found = {README: Page("", _README_TEXT.encode())}
    for id_, name in people.items():
        data = person_file(network, network.people[id_], links, today, private=private)
        found[f"people/{name}.md"] = Page(id_, data)
    for id_, name in talks.items():
        talk = network.conversations[id_]
        data = conversation_file(network, talk, links, private=private)
        found[f"conversations/{talk.on.year:04}/{name}.md"] = Page(id_, data)
    return dict(sorted(found.items()))
