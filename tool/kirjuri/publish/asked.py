"""What states and transitions ask of a record, in a reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kirjuri.derive.schemas import at, label
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.lifecycle import Requirement
from kirjuri.model.place import Route
from kirjuri.model.problem import Names
from kirjuri.publish.edition import Edition
from kirjuri.publish.tongue import Tongue


class Asker:
    """Puts the requirements of one kind's table into one language."""

    def __init__(self, edition: Edition, tongue: Tongue, kind: str) -> None:
        """Take whose words are used: schemas, code lists and tables of the edition."""
        self._edition, self._tongue, self._kind = edition, tongue, kind

    def asked(self, need: Requirement) -> str:
        """Return a requirement as a phrase, with the condition under which it is asked."""
        when = [self._condition(field, wanted) for field, wanted in need.when.items()]
        text = self._asked(need)
        if not when:
            return text
        return self._say(N_("{what} (when {condition})"), what=text, condition=", ".join(when))

    def _asked(self, need: Requirement) -> str:
        if need.field:
            return self._valued(need.field, need.values)
        if need.either:
            return self._say(
                N_("at least one of these: {fields}"),
                fields=self._either(self._name(field) for field in need.either),
            )
        if need.exactly_one:
            where = ", ".join(
                self._valued(f"{need.exactly_one}.0.{key}", (value,))
                for key, value in need.where.items()
            )
            return self._say(
                N_("{field}: exactly one with “{where}”"),
                field=self._name(need.exactly_one),
                where=where,
            )
        return self._pointing(need)

    def _pointing(self, need: Requirement) -> str:
        source = need.backlink.partition(".")[0]
        name = self._tongue.pick(Names(kind(source).names))["text"]
        if need.at_least > 1:
            return self._say(
                N_("at least {count} records of the kind “{kind}” refer here"),
                count=need.at_least,
                kind=name,
            )
        if not need.in_states:
            return self._say(N_("at least one record of the kind “{kind}” refers here"), kind=name)
        states = self._edition.policy.lifecycles[source].states
        text = self._say(
            N_(
                "at least one record of the kind “{kind}” refers here, in one of these states: {states}"
            ),
            kind=name,
            states=self._either(
                self._tongue.pick(states[key].names)["text"]
                for key in need.in_states
                if key in states
            ),
        )
        return ", ".join((text, *self._further(need, source)))

    def _further(self, need: Requirement, source: str) -> Iterator[str]:
        """Yield what is asked of the records that refer here: values between them, links to each."""
        other = Asker(self._edition, self._tongue, source)
        for field, wanted in need.covers.items():
            names = [other._value(f"{field}.0", value) for value in wanted]
            yield self._say(
                N_("covering “{field}”: {values}"),
                field=other._name(field),
                values=self._all(names),
            )
        if need.each:
            yield self._say(N_("and for each of them: {what}"), what=other.asked(need.each))

    def _condition(self, field: str, wanted: object) -> str:
        if wanted is True:
            return self._say(N_("“{field}” has been given"), field=self._name(field))
        return self._valued(field, wanted if isinstance(wanted, tuple) else ())

    def _valued(self, field: str, values: Iterable[str]) -> str:
        named = [self._value(field, value) for value in values]
        return f"{self._name(field)}: {self._either(named)}" if named else self._name(field)

    def _name(self, field: str) -> str:
        """Return a field's title, after those of the fields around it; a list's item has none."""
        schema, route = self._edition.policy.schemas[self._kind], _route(field)
        last = [n for n, step in enumerate(route) if step == 0]
        begin = last[-1] + 1 if last else 0
        named = [label(at(schema, route[: n + 1])) for n in range(begin, len(route))]
        return " – ".join(
            self._tongue.pick(names)["text"] or str(step)
            for names, step in zip(named, route[begin:], strict=True)
        )

    def _value(self, field: str, value: str) -> str:
        codelist = self._edition.specs.of(self._kind, _route(field)).codelist
        return self._tongue.pick(self._edition.policy.code(codelist, value))["text"]

    def _either(self, texts: Iterable[str]) -> str:
        from babel.lists import format_list

        return format_list(list(texts), style="or", locale=self._tongue.language)

    def _all(self, texts: Iterable[str]) -> str:
        from babel.lists import format_list

        return format_list(list(texts), locale=self._tongue.language)

    def _say(self, message: str, **values: object) -> str:
        return self._tongue.say(message, **values)


def _route(field: str) -> Route:
    return tuple(0 if step == "0" else step for step in field.split("."))
