"""The values of sentences about a change: days, groups, states, links, codes and counts in a reader's words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.privacy import masked
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.difference import Period, Short
from kirjuri.model.problem import Names, Translated, Value
from kirjuri.model.record import Event, Record
from kirjuri.render.speech import day_words, title_at
from kirjuri.render.words import named


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How one record's values are said. head: the registry after the change; base: before it.

    What is ours becomes Names, what others wrote stays a string.
    """

    record: Record
    head: Context
    base: Context
    language: str

    def state(self, key: str, event: Event) -> Value:
        """Return a state by its names, of a group's own part when the event names one."""
        table = self.head.policy.lifecycles[self.record.kind]
        if event.group and key in table.parts:
            return table.parts[key]
        return table.states[key].names if key in table.states else key

    def period(self, period: Period) -> Value:
        """Return a timetable, either end of which may be open."""
        start, end = (self.day(day) for day in period)
        if all(period):
            return Translated(N_("{start} to {end}"), {"start": start, "end": end})
        says = N_("from {start}") if period[0] else N_("to {end}")
        return Translated(says, {"start": start, "end": end})

    def joined(self, values: tuple[Names, ...]) -> Names:
        """Return names as a list of the language: `a, b and c`."""
        from babel.lists import format_list

        said = [masked(named(value, self.language)) for value in values]
        return Names({self.language: format_list(said, locale=self.language)})

    def value(self, value: Short) -> Value:
        """Return a short value as it is said."""
        match value:
            case None:
                return ""
            case bool():
                return Translated(N_("yes") if value else N_("no"))
            case dt.date():
                return self.day(value)
            case Names():
                return value if len(value.by_language) > 1 else str(value)
            case _:
                from babel.numbers import format_decimal

                said = format_decimal(value, locale=self.language)
                return Names({self.language: " ".join(said.split())})

    def words(self, says: tuple[str, str], count: int) -> Names:
        """Return how many words, by the plural of the language."""
        text = translations(self.language).ngettext(*says, count)
        return Names({self.language: text.format(count=count)})

    def day(self, date: dt.date | None) -> Names:
        """Return a day as words of ours."""
        return Names({self.language: day_words(date, self.language) or "–"})

    def group(self, identifier: str) -> str:
        """Return a group by its name; anything else as it is."""
        return self._title(identifier) or identifier

    def target(self, identifier: str) -> str:
        """Return a record by its title and identifier."""
        name = self._title(identifier)
        return f"{name} ({identifier})" if name else identifier

    def _title(self, identifier: str) -> str:
        found = (title_at(identifier, context, self.language) for context in (self.head, self.base))
        return next(filter(None, found), "")


def labelled(labels: tuple[Names, ...]) -> Names:
    """Return the way to a field in each language: `Käsittelytapa › Aikataulu`, items with their numbers."""
    found: dict[str, str] = {}
    for language in ("fi", "sv", "en"):
        steps: list[str] = []
        for names in labels:
            step = named(names, language)
            if step.isdecimal() and steps:
                steps[-1] += f" {step}"
            else:
                steps.append(step)
        found[language] = masked(" › ".join(steps))
    return Names(found)
