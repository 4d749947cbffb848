"""Monica: the account that Monica 4 exports as JSON, with an account of all it leaves behind."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import ImportantDate, Person, Relation
from quietnet.domain.refusal import Refused, why_refused
from quietnet.formats.monica_contact import (
    FORMAT,
    Surroundings,
    contact_id,
    name_of,
    person_of,
    relation_kind,
)
from quietnet.formats.monica_item import Item
from quietnet.formats.monica_talks import activities, calls, chats, journal

_ITS_OWN = re.compile(rb'"(?:app_version|exported_by)"\s*:')
_A_BEGINNING = 4_096  # bytes
_NOT_ONE = "This is no JSON export of Monica. Nothing was brought in."
_NAMELESS = Skipped("A contact without a name", "There is nothing to call them by.")
GAP = Skipped(
    "Where and how you first met",
    "Monica leaves first_met_where and first_met_additional_info out of its JSON; they still stand "
    "on its pages and in its SQL export.",
)


def tells(data: bytes, _name: str) -> bool:
    """Whether a file is Monica's JSON."""
    begin = data[:_A_BEGINNING]
    plain = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    return plain.startswith(b"{") and bool(_ITS_OWN.search(begin)) and b'"account"' in data


def read_monica(data: bytes, now: datetime) -> Arrivals:
    """Return the people and conversations of a Monica account.

    Relatives that Monica keeps without a page of their own are names on the page they belong to.
    Whatever finds no place is counted by its name in the file.

    Raises:
        Refused: when it is no such export.
    """
    try:
        account = json.loads(data)["account"]
        read = isinstance(account["data"], list)
    except (ValueError, KeyError, TypeError, RecursionError):
        read = False
    if not read:
        raise Refused(_NOT_ONE)
    return _Reading(Item("account", account), now).arrivals()


class _Reading:
    """One account on its way to records."""

    def __init__(self, account: Item, now: datetime) -> None:
        self._account = account
        self._now = now
        self._contacts = {
            item.line("uuid") or f"contact {number}": item
            for number, item in enumerate(account.items("contact"))
        }
        self._partial = {uuid for uuid, c in self._contacts.items() if c.flag("is_partial")}
        self._relationships = [
            (r.line("contact_is"), relation_kind(r.line("type")), r.line("of_contact"))
            for r in account.items("relationship")
        ]
        self._light = self._found_light()
        self._around = Surroundings(
            ids={u: contact_id(c) for u, c in self._contacts.items() if u not in self._light},
            names={uuid: name_of(item) for uuid, item in self._contacts.items()},
            words=_words(account.raw("instance")),
            files={
                item.line("uuid"): item
                for kind in ("photo", "document")
                for item in account.items(kind)
            },
        )
        self._skipped: list[Skipped] = []

    def arrivals(self) -> Arrivals:
        """Return everything the account holds, and what of it found no place."""
        people: list[Person] = []
        talks: list[Conversation] = []
        there: dict[str, list[str]] = {}
        relations, dates = self._related()
        for uuid, item in self._contacts.items():
            if uuid in self._light:
                continue
            person = self._person(item, relations.get(uuid, []), dates.get(uuid, []))
            if person is None:
                continue
            people.append(person)
            for activity in item.ids("activity"):
                there.setdefault(activity, []).append(person.id)
            talks += self._kept(calls(item, person.id, self._now))
            name = person.first_name
            talks += self._kept(chats(item, person.id, name, self._around, self._now))
        talks += self._kept(activities(self._account, there, self._around, self._now))
        talks += self._kept(journal(self._account, self._now))
        not_carried: Counter[str] = Counter(self._around.lost)
        self._account.raw("uuid")
        self._account.finish(not_carried)
        return Arrivals(
            FORMAT,
            tuple(people),
            tuple(talks),
            (GAP, *self._skipped),
            dict(sorted((+not_carried).items())),
            self._around.attachments,
        )

    def _found_light(self) -> frozenset[str]:
        """Return the contacts who are only somebody's relation, so that a name is enough."""
        related = {
            who
            for who, _, of in self._relationships
            if of in self._contacts and of not in self._partial
        }
        return frozenset(
            uuid
            for uuid in self._partial & related
            if self._contacts[uuid].is_bare and name_of(self._contacts[uuid])
        )

    def _related(self) -> tuple[dict[str, list[Relation]], dict[str, list[ImportantDate]]]:
        """Return whom each contact is related to, and the birthdays of those without a page."""
        relations: dict[str, list[Relation]] = {}
        dates: dict[str, list[ImportantDate]] = {}
        for who, kind, of in self._relationships:
            if who not in self._contacts or of not in self._contacts:
                self._around.lost["relationship to nobody in the file"] += 1
            elif of in self._light:
                continue  # the other direction says the same on the page there is
            elif who in self._light:
                item = self._contacts[who]
                name = name_of(item)
                relations.setdefault(of, []).append(Relation(kind=kind, name=name))
                if born := item.partial("birthdate"):
                    when = ImportantDate(what=f"birthday of {name}", on=born)
                    dates.setdefault(of, []).append(when)
            else:
                related = Relation(kind=kind, person=self._around.ids[who])
                relations.setdefault(of, []).append(related)
        return relations, dates

    def _person(
        self, item: Item, relations: list[Relation], dates: list[ImportantDate]
    ) -> Person | None:
        if not name_of(item):
            self._skipped.append(_NAMELESS)
            return None
        try:
            return person_of(item, self._around, tuple(relations), tuple(dates), self._now)
        except ValidationError as error:
            self._skipped.append(Skipped(name_of(item)[:60], why_refused(error)))
            return None

    def _kept(self, found: Iterable[Conversation | Skipped]) -> list[Conversation]:
        talks: list[Conversation] = []
        for each in found:
            if isinstance(each, Skipped):
                self._skipped.append(each)
            else:
                talks.append(each)
        return talks


def _words(instance: Any) -> dict[str, Item]:  # noqa: ANN401 - another program's JSON
    """Return the account's own words for kinds of things, by uuid."""
    lists = instance.values() if isinstance(instance, dict) else ()
    items = (
        Item("word", each) for entries in lists if isinstance(entries, list) for each in entries
    )
    return {item.line("uuid"): item for item in items}
