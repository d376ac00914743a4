"""A change in plain words: each fact is one whole sentence of the catalogue, with details below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kirjuri.derive.privacy import masked
from kirjuri.derive.text import text_in
from kirjuri.kinds import kind
from kirjuri.locale import N_, NN_
from kirjuri.locale.catalogue import translations
from kirjuri.model import difference as d
from kirjuri.model.problem import Names, Value
from kirjuri.render.difference_words import Speech, labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of the catalogue with its values; a text that is quoted below it; a text as it was and is, masked.

    Values that are Names are words of ours, strings are what others wrote.
    """

    says: str
    values: Mapping[str, Value] = field(default_factory=dict)
    quoted: str = ""
    texts: tuple[str, str] | None = None


class Teller(Speech):
    """Puts facts of one record into sentences."""

    def lines(self, facts: tuple[d.Fact, ...]) -> Iterator[Line]:
        """Yield the sentences of facts, in their order."""
        for fact in facts:
            yield from _TELLERS[type(fact)](self, fact)

    def begun(self, fact: d.Begun) -> Iterator[Line]:
        """A new record: what it is, by whom, what happens next."""
        what = Names(kind(self.record.kind).names)
        if fact.by:
            says = N_("A new record was added: {kind}, brought by '{who}'.")
            yield Line(says=says, values={"kind": what, "who": self.group(fact.by)})
        else:
            yield Line(says=N_("A new record was added: {kind}."), values={"kind": what})

    def numbered(self, fact: d.Numbered) -> Iterator[Line]:
        """A number that was given, or an identifier that was changed by hand."""
        yield Line(
            says=N_("The identifier was changed by hand; it was '{old}'.")
            if fact.chosen
            else N_("The record got its identifier; until now it waited as '{old}'."),
            values={"old": fact.old},
        )

    def happened(self, fact: d.Happened) -> Iterator[Line]:
        """An event: where it leads, whose decision it is, when, and its own words."""
        event = fact.event
        values: dict[str, Value] = {
            "role": self.head.policy.code("rooli", event.role),
            "date": self.day(event.date),
            "group": self.group(event.group),
            "number": event.corrects or 0,
            "source": self.state(fact.source, event),
            "target": self.state(fact.target, event),
        }
        if fact.field:
            values["field"] = fact.field
        words, _ = text_in(event.text, self.language, self.record.language)
        yield Line(says=_EVENTS[_sort(fact)], values=values, quoted=words)

    def rewritten(self, fact: d.Rewritten) -> Iterator[Line]:
        """An event that no change may touch."""
        says = N_("Event {number} was changed, although it had been recorded already.")
        yield Line(says=says, values={"number": fact.number})

    def shortened(self, fact: d.Shortened) -> Iterator[Line]:
        """Events that no change may remove."""
        one, many = NN_(
            "{count} event was removed, although it had been recorded already.",
            "{count} events were removed, although they had been recorded already.",
        )
        yield self._counted(one, many, fact.count)

    def responsible(self, fact: d.Responsible) -> Iterator[Line]:
        """Who is responsible for the handling."""
        if not fact.new:
            says = N_(
                "No group is responsible for the handling any more; until now it was '{old}'."
            )
        elif fact.old:
            says = N_("The responsible group is '{new}'; until now it was '{old}'.")
        else:
            says = N_("The responsible group is '{new}'.")
        yield Line(says=says, values={"new": self.group(fact.new), "old": self.group(fact.old)})

    def takes_part(self, fact: d.TakesPart) -> Iterator[Line]:
        """A group that handles the matter with the responsible one."""
        yield Line(
            says=N_("The group '{group}' takes part in the handling.")
            if fact.added
            else N_("The group '{group}' takes no part in the handling any more."),
            values={"group": self.group(fact.group)},
        )

    def agreed(self, fact: d.Agreed) -> Iterator[Line]:
        """Whether the way of handling was agreed on."""
        names = self.head.policy.code("yhteisymmarrys", fact.agreement)
        if not fact.agreement:
            says = N_("The agreement on the handling was taken away.")
        elif fact.date:
            says = N_("Agreement on the handling: {agreement}, {date}.")
        else:
            says = N_("Agreement on the handling: {agreement}.")
        yield Line(says=says, values={"agreement": names, "date": self.day(fact.date)})

    def timetable(self, fact: d.Timetable) -> Iterator[Line]:
        """From when to when the matter is handled."""
        if not any(fact.new):
            says = N_("The agreed timetable was taken away; it was {old}.")
        elif any(fact.old):
            says = N_("Agreed timetable: {new}; before: {old}.")
        else:
            says = N_("Agreed timetable: {new}.")
        yield Line(says=says, values={"new": self.period(fact.new), "old": self.period(fact.old)})

    def linked(self, fact: d.Linked) -> Iterator[Line]:
        """A reference to another record."""
        yield Line(
            says=N_("{field}: a link to '{target}' was added.")
            if fact.added
            else N_("{field}: the link to '{target}' was removed."),
            values={"field": labelled(fact.labels), "target": self.target(fact.target)},
        )

    def listed(self, fact: d.Listed) -> Iterator[Line]:
        """Values of a list."""
        field = labelled(fact.labels)
        if fact.added:
            values = {"field": field, "values": self.joined(fact.added)}
            yield Line(says=N_("{field}: added {values}."), values=values)
        if fact.removed:
            values = {"field": field, "values": self.joined(fact.removed)}
            yield Line(says=N_("{field}: removed {values}."), values=values)
        if not fact.added and not fact.removed:
            yield Line(says=N_("{field}: the order changed."), values={"field": field})

    def valued(self, fact: d.Valued) -> Iterator[Line]:
        """A date, a number, a truth value or a code."""
        if fact.new is None:
            says = N_("{field} was taken away; it was: {old}.")
        elif fact.old is None:
            says = N_("{field}: {new}.")
        else:
            says = N_("{field}: {new}; before: {old}.")
        field = labelled(fact.labels)
        values = {"field": field, "new": self.value(fact.new), "old": self.value(fact.old)}
        yield Line(says=says, values=values)

    def worded(self, fact: d.Worded) -> Iterator[Line]:
        """A text: how much of it changed, and the words themselves where they are few."""
        values: dict[str, Value] = {
            "field": labelled(fact.labels),
            "added": self.words(_ADDED, fact.added),
            "removed": self.words(_TAKEN, fact.removed),
        }
        if not fact.old and len(fact.new) <= _BRIEF and "\n" not in fact.new:
            yield Line(says=N_("{field}: '{new}'."), values={**values, "new": fact.new})
        elif not fact.old:
            yield Line(says=N_("{field}: a text was written, {added}."), values=values)
        elif not fact.new:
            yield Line(says=N_("{field}: the text was taken away, {removed}."), values=values)
        elif not fact.added and not fact.removed:
            yield Line(
                says=N_("{field}: only spaces, line breaks or marks changed."), values=values
            )
        else:
            yield Line(
                says=_REFINED[bool(fact.added), bool(fact.removed)],
                values=values,
                texts=(masked(fact.old), masked(fact.new)),
            )

    def _counted(self, one: str, many: str, count: int) -> Line:
        text = translations(self.language).ngettext(one, many, count)
        return Line(says=text, values={"count": count})

    def cleansed(self, fact: d.Cleansed) -> Iterator[Line]:
        """A text that was removed; it is not said what it was."""
        says = N_("{field}: text was removed, and the ground of the removal stands in its place.")
        yield Line(says=says, values={"field": labelled(fact.labels)})

    def dropped(self, fact: d.Dropped) -> Iterator[Line]:
        """An item of a list that is gone."""
        says = N_("{field}: the item was removed.")
        yield Line(says=says, values={"field": labelled(fact.labels)})

    def formed(self, _fact: d.Formed) -> Iterator[Line]:
        """A file written anew."""
        yield Line(says=N_("Only the form of the file changed; it says the same as before."))

    def removed(self, fact: d.Removed) -> Iterator[Line]:
        """A deleted file."""
        yield Line(
            says=N_("The sample was deleted.")
            if fact.allowed
            else N_("The record was deleted, although a record is never deleted.")
        )

    def mended(self, _fact: d.Mended) -> Iterator[Line]:
        """A file that could not be compared."""
        says = N_("The file can be read again; what changed in it cannot be told.")
        yield Line(says=says)


_TELLERS: Mapping[type, Callable[..., Iterator[Line]]] = {
    d.Begun: Teller.begun,
    d.Numbered: Teller.numbered,
    d.Happened: Teller.happened,
    d.Rewritten: Teller.rewritten,
    d.Shortened: Teller.shortened,
    d.Responsible: Teller.responsible,
    d.TakesPart: Teller.takes_part,
    d.Agreed: Teller.agreed,
    d.Timetable: Teller.timetable,
    d.Linked: Teller.linked,
    d.Listed: Teller.listed,
    d.Valued: Teller.valued,
    d.Worded: Teller.worded,
    d.Cleansed: Teller.cleansed,
    d.Dropped: Teller.dropped,
    d.Formed: Teller.formed,
    d.Removed: Teller.removed,
    d.Mended: Teller.mended,
}

_BRIEF = 80
"""Longest new text, in characters, that is shown itself."""
_REFINED = {
    (True, True): N_("{field}: the text was refined, {added}, {removed}."),
    (True, False): N_("{field}: the text was refined, {added}."),
    (False, True): N_("{field}: the text was refined, {removed}."),
}
_ADDED = NN_("{count} word added", "{count} words added")
_TAKEN = NN_("{count} word removed", "{count} words removed")
_EVENTS = {
    "begins": N_("The matter begins in the state '{target}'. Decided by: {role}, {date}."),
    "moves": N_("Moved from '{source}' to '{target}'. Decided by: {role}, {date}."),
    "part": N_("The part of the group '{group}' is now '{target}'. Decided by: {role}, {date}."),
    "note": N_("A note was added. {role}, {date}."),
    "note of a group": N_("A note about the group '{group}' was added. {role}, {date}."),
    "corrects": N_("Event {number} was corrected. {role}, {date}."),
    "corrects the state": N_(
        "Event {number} was corrected; the state is now '{target}'. {role}, {date}."
    ),
    "removes": N_("The text of event {number} was removed. {role}, {date}."),
    "removes a field": N_("Text was removed from '{field}'. {role}, {date}."),
}


def _sort(fact: d.Happened) -> str:
    event = fact.event
    match event.kind:
        case "merkinta":
            return "note of a group" if event.group else "note"
        case "korjaus":
            return "corrects" if fact.source == fact.target else "corrects the state"
        case "poisto":
            return "removes a field" if fact.field else "removes"
    if event.group:
        return "part"
    return "moves" if fact.source else "begins"
