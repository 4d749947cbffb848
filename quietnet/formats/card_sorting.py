"""Card sorting: what one vCard holds, each property in one place: shown, carried or reported."""

from collections import Counter
from dataclasses import dataclass, field

from quietnet.domain.attachment import attachment_path
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Carried, Contact, ImportantDate, Relation, Source
from quietnet.domain.record import MOST_IN_A_LINE, MOST_IN_A_TEXT
from quietnet.domain.text import clean_line, clean_text
from quietnet.formats.card_data import decoded, media_type
from quietnet.formats.card_property import CardProperty

FORMAT = "vcard"
LABEL = "X-ABLABEL"
EMPTY = "empty line"
_MOST_CARRIED_DATA = 4_096  # characters; longer data lies in a file of its own


@dataclass
class Sorting:
    """What one card holds, sorted; ``labels`` are the labels of its groups, ``source`` its format.

    ``not_carried`` counts the properties that found no place; ``attachments`` are the photographs
    by the paths under which ``carried`` names them.
    """

    labels: dict[str, str]
    source: str = FORMAT
    names: list[str] = field(default_factory=list)
    structured: list[CardProperty] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    contacts: dict[tuple[str, str, str], Contact] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    birthday: PartialDate | None = None
    dates: list[ImportantDate] = field(default_factory=list)
    died: bool = False
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    knows: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    not_carried: Counter[str] = field(default_factory=Counter)
    attachments: dict[str, bytes] = field(default_factory=dict)
    _label_lines: list[CardProperty] = field(default_factory=list)
    _labelled: set[str] = field(default_factory=set)

    def label(self, property_: CardProperty) -> str:
        """Return the label that a property's group gives it."""
        if not property_.group:
            return ""
        self._labelled.add(property_.group)
        return self.labels.get(property_.group, "")

    def keep_label(self, property_: CardProperty) -> bool:
        """Remember the line of a label; whether any property has it is known at the end."""
        if self.labels.get(property_.group) == property_.label:
            self._label_lines.append(property_)
            return True
        return False

    def finish(self) -> None:
        """Carry the labels that nothing shown or carried was called by."""
        for line in self._label_lines:
            if line.group not in self._labelled:
                self.carry(line)

    def carry(self, property_: CardProperty) -> None:
        """Keep a property as it stood, data in a file; or count it where it is too large."""
        # The character set was the file's; the value is plain text now.
        params = {key: v for key, v in property_.params.items() if key != "CHARSET"}
        name = property_.written or property_.name
        # A vCard's value is carried as it was written there, any other as plain text.
        value = clean_text(property_.value if self.source == FORMAT else property_.text)
        if property_.binary:
            value, params = self._data(property_, params)
        if not value or len(value) > MOST_IN_A_TEXT or len(name) > MOST_IN_A_LINE:
            self.not_carried[clean_line(name)[:40]] += 1
            return
        if label := self.label(property_):
            params[LABEL] = [label]
        self.carried.append(Carried(source=self.source, property=name, params=params, value=value))

    def _data(
        self, property_: CardProperty, params: dict[str, list[str]]
    ) -> tuple[str, dict[str, list[str]]]:
        """Return what to carry for data: the path of a file, or itself where it is short."""
        text = "".join(property_.value.split())
        short = len(text) <= _MOST_CARRIED_DATA
        if short and property_.name != "PHOTO":
            return text, params
        data = decoded(property_)
        if data is None:
            return (text if short else ""), params
        path = attachment_path(data)
        self.attachments[path] = data
        params = {key: v for key, v in params.items() if key not in {"ENCODING", "VALUE"}}
        if kind := media_type(property_):
            params["MEDIATYPE"] = [kind]
        return path, params
