"""Monica contact: one contact of the export as a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from quietnet.domain.attachment import attachment_path
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import (
    Carried,
    Contact,
    ContactKind,
    How,
    ImportantDate,
    Origin,
    Person,
    Relation,
    Source,
)
from quietnet.formats.card_data import decoded
from quietnet.formats.card_property import CardProperty
from quietnet.formats.monica_item import Item
from quietnet.formats.monica_lines import notes_of
from quietnet.formats.stable_id import id_from

FORMAT = "monica"
_PROTOCOLS = {"mailto:": ContactKind.EMAIL, "tel:": ContactKind.PHONE}
_KINDS = {"email": ContactKind.EMAIL, "phone": ContactKind.PHONE, "website": ContactKind.URL}
_RELATIONS = {"bestfriend": "best friend", "inlovewith": "in love with", "subordinate": "report"}
_CARRIED = ("stay_in_touch_frequency", "stay_in_touch_trigger_date")


@dataclass(slots=True)
class Surroundings:
    """What contacts refer to by uuid: other contacts' names, words of the instance, files."""

    ids: Mapping[str, str]
    names: Mapping[str, str]
    words: Mapping[str, Item]
    files: Mapping[str, Item]
    attachments: dict[str, bytes] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)

    def word(self, uuid: str, name: str = "name") -> str:
        """Return what a type or a gender is called."""
        return self.words[uuid].line(name) if uuid in self.words else uuid

    def file(self, uuid: str) -> Carried | None:
        """Return a photograph or document as it is carried; its bytes go to the attachments."""
        item = self.files.get(uuid)
        data = decoded(CardProperty("PHOTO", {}, item.text("dataUrl"))) if item else None
        if item is None or data is None:
            self.lost["photo or document without its data"] += 1
            return None
        path = attachment_path(data)
        self.attachments[path] = data
        name, kind = item.line("original_filename"), item.line("mime_type")
        params = {"name": [name] if name else [], "type": [kind] if kind else []}
        params = {key: value for key, value in params.items() if value}
        return Carried(source=FORMAT, property=item.kind, params=params, value=path)


def contact_id(item: Item) -> str:
    """Return the id of a contact's person."""
    return id_from(item.line("uuid") or name_of(item), FORMAT, "contact")


def name_of(item: Item) -> str:
    """Return what a contact is called, empty where it has no name at all."""
    parts = (item.line(part) for part in ("first_name", "middle_name", "last_name"))
    return " ".join(filter(None, parts)) or item.line("nickname")


def relation_kind(name: str) -> str:
    """Return a kind of relation in words."""
    return _RELATIONS.get(name, name.replace("_", " "))


def person_of(
    item: Item,
    around: Surroundings,
    relations: tuple[Relation, ...],
    dates: tuple[ImportantDate, ...],
    now: datetime,
) -> Person:
    """Return the person of a contact.

    ``relations`` and ``dates`` are what the rest of the file says of them.

    Raises:
        ValidationError: when something in it is refused; its name most often.
    """
    name, nickname = name_of(item), item.line("nickname")
    created = item.moment("created_at")
    died = item.partial("deceased_date")
    contacts, places = _contacts(item, around)
    return Person(
        id=contact_id(item),
        created=min(created or now, now),
        updated=now,
        name=name,
        aliases=(nickname,) if nickname and nickname != name else (),
        interesting=item.line("description"),
        origin=_origin(item, around),
        places=places,
        work=", ".join(filter(None, (item.line("job"), item.line("company")))),
        relations=relations,
        contacts=contacts,
        birthday=item.partial("birthdate"),
        dates=(*_dates(item, around, died), *dates),
        kept_close=item.flag("is_starred"),
        ended="remembered" if item.flag("is_dead") or died else None,
        notes=notes_of(item, around.names),
        tags=tuple(dict.fromkeys(item.names("tags"))),
        sources=(Source(kind=FORMAT, uid=item.line("uuid")),) if item.line("uuid") else (),
        carried=_carried(item, around),
    )


def _origin(item: Item, around: Surroundings) -> Origin:
    introducer = item.line("first_met_through")
    through = around.ids.get(introducer)
    if through is None:
        around.lost["contact.first_met_through"] += bool(introducer)
        return Origin(on=item.partial("first_met_date"))
    return Origin(how=How.INTRODUCED, on=item.partial("first_met_date"), through=(through,))


def _contacts(item: Item, around: Surroundings) -> tuple[tuple[Contact, ...], tuple[str, ...]]:
    found: list[Contact] = []
    places: dict[str, None] = {}
    for each in item.items("contact_field"):
        uuid, value = each.line("type"), each.line("data")
        kind_of = around.words.get(uuid)
        protocol, name = (kind_of.line("protocol"), kind_of.line("name")) if kind_of else ("", "")
        kind = _PROTOCOLS.get(protocol) or _KINDS.get(name.lower(), ContactKind.SOCIAL)
        label = name if kind is ContactKind.SOCIAL else ""
        if value:
            found.append(Contact(kind=kind, label=label, value=value))
    for each in item.items("address"):
        label, city = each.line("name"), each.line("city")
        street = [each.line("street"), each.line("postal_code"), city]
        whole = ", ".join(filter(None, (*street, each.line("province"), each.line("country"))))
        if whole:
            found.append(Contact(kind=ContactKind.ADDRESS, label=label.lower(), value=whole))
        if city:
            places[city] = None
    return tuple(dict.fromkeys(found)), tuple(places)


def _dates(item: Item, around: Surroundings, died: PartialDate | None) -> list[ImportantDate]:
    found = [ImportantDate(what="death", on=died)] if died else []
    for event in item.items("life_event"):
        day = event.day("happened_at")
        what = event.line("name") or around.word(event.line("type"))
        if day and what:
            found.append(ImportantDate(what=what, on=PartialDate.of(day)))
    return found


def _carried(item: Item, around: Surroundings) -> tuple[Carried, ...]:
    found = [
        Carried(source=FORMAT, property=name, value=item.text(name))
        for name in _CARRIED
        if item.text(name)
    ]
    if gender := item.line("gender"):
        found.append(Carried(source=FORMAT, property="gender", value=around.word(gender)))
    if item.raw("is_active") is False:
        found.append(Carried(source=FORMAT, property="is_active", value="false"))
    avatar = item.part("avatar")
    photos = [avatar.line("avatar_photo")] if avatar else []
    photos += item.ids("photo") + item.ids("document")
    for gift in item.items("gift"):
        photos += gift.names("photos")
    found += filter(None, (around.file(photo) for photo in dict.fromkeys(photos) if photo))
    return tuple(found)
