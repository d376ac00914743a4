"""JSON Schemas: of the record files, and of the public model derived from them. Whole, with `$id`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kirjuri.derive.deadlines import Basis
from kirjuri.locale import LANGUAGES, N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.kind import Kind
from kirjuri.model.policy import Schema
from kirjuri.publish.opendata.record import BASES, VERSION
from kirjuri.publish.opendata.shape import Shape

Made = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_KEPT = (
    "title",
    "description",
    "x-sv",
    "x-en",
    "enum",
    "format",
    "x-koodisto",
    "x-viittaus",
    "x-markdown",
)
"""What the public schema takes from a field: its words, its codes, what it refers to. Never its limits."""

_DAY: Made = {"type": "string", "format": "date"}
_TEXT: Made = {"type": "string"}
_FLAG: Made = {"type": "boolean"}
_NUMBER: Made = {"type": "integer"}


def with_id(schema: Schema, address: str) -> Made:
    """Return a whole schema with its address as `$id`."""
    return {
        "$schema": DIALECT,
        "$id": address,
        **{k: v for k, v in schema.items() if k != "$schema"},
    }


def record_file(each: Kind, shape: Shape, states: Sequence[str]) -> Made:
    """Return the schema of `data/v1/<kind>/<id>.json`: a record, or the notice that it is withheld."""
    return {
        **_titled(N_("A record in the public model, version {version}: {kind}"), each),
        "type": "object",
        "required": ["versio", "lisenssi"],
        "oneOf": [{"required": ["tietue"]}, {"required": ["pidatetty"]}],
        "properties": {
            **_head(),
            "tietue": {"$ref": "#/$defs/tietue"},
            "pidatetty": _notice(),
        },
        "$defs": {"tietue": _record(each, shape, states)},
    }


def collection(each: Kind, shape: Shape, states: Sequence[str]) -> Made:
    """Return the schema of `data/v1/<kind>.json`."""
    return {
        **_titled(N_("All records of a kind in the public model, version {version}: {kind}"), each),
        "type": "object",
        "required": [
            "versio",
            "lisenssi",
            "laji",
            "commit",
            "paiva",
            "maara",
            "pidatetyt",
            "tietueet",
        ],
        "properties": {
            **_head(),
            "laji": {"const": each.name},
            "nimi": _by_language(),
            "commit": _maybe(_TEXT),
            "paiva": _DAY,
            "maara": _NUMBER,
            "esimerkkeja": _NUMBER,
            "pidatetyt": {"type": "array", "items": _notice()},
            "tietueet": {"type": "array", "items": {"$ref": "#/$defs/tietue"}},
        },
        "$defs": {"tietue": _record(each, shape, states)},
    }


def _titled(message: str, each: Kind) -> Made:
    said = {
        code: translations(code).gettext(message).format(version=VERSION, kind=each.names[code])
        for code in LANGUAGES
    }
    return {"title": said["fi"], "x-sv": {"title": said["sv"]}, "x-en": {"title": said["en"]}}


def _head() -> Made:
    return {
        "versio": {"const": VERSION},
        "rekisteri": _by_language(),
        "vastuuviranomainen": _by_language(),
        "lisenssi": _TEXT,
    }


def _notice() -> Made:
    return _closed(
        {"tunnus": _TEXT, "laji": _TEXT, "virheet": _list(_TEXT)},
        optional={"selitys": _by_language()},
    )


def _record(each: Kind, shape: Shape, states: Sequence[str]) -> Made:
    return _closed(
        {
            "tunnus": _TEXT,
            "laji": {"const": each.name},
            "esimerkki": _FLAG,
            "kieli": {"enum": list(LANGUAGES)},
            "sivu": _by_language(),
            "lahde": _closed(
                {
                    "polku": _TEXT,
                    "osoite": _maybe(_TEXT),
                    "commit": _maybe(_TEXT),
                    "julkaistu": _maybe(_DAY),
                    "muutettu": _maybe(_DAY),
                }
            ),
            "tiedot": data(shape),
            "laskettu": _computed(states),
        }
    )


def _computed(states: Sequence[str]) -> Made:
    return _closed(
        {
            "otsikko": _by_language(),
            "tila": {"enum": [*states, None]},
            "tila_laskettu": _FLAG,
            "vaihe": _maybe(_NUMBER),
            "avoin": _FLAG,
            "alkaen": _maybe(_DAY),
            "vuoro": _maybe(_TEXT),
            "vuorossa_ryhma": _maybe(_TEXT),
            "maarapaiva": _maybe(_DAY),
            "maarapaiva_peruste": {"enum": [*(BASES[basis] for basis in Basis), None]},
            "myohassa": _FLAG,
            "seuraava_askel": _maybe(_closed({"askel": _TEXT, "tila": _TEXT, "rooli": _TEXT})),
            "viittaukset": _list(_closed({"kentta": _TEXT, "kohde": _TEXT})),
            "takaviittaukset": _list(_closed({"laji": _TEXT, "tunnus": _TEXT, "kentta": _TEXT})),
            "tapahtumat": _list(
                _closed(
                    {
                        "numero": _NUMBER,
                        "voimassa": _FLAG,
                        "korjaava": _maybe(_NUMBER),
                        "julkaistu": _maybe(_DAY),
                        "commit": _maybe(_TEXT),
                    }
                )
            ),
        }
    )


def _closed(required: Mapping[str, object], optional: Mapping[str, object] | None = None) -> Made:
    """Return an object with fields that are always there; others may be added later."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def _list(items: Made) -> Made:
    return {"type": "array", "items": items}


def _maybe(part: Made) -> Made:
    return {"anyOf": [part, {"type": "null"}]}


def _by_language() -> Made:
    return {"type": "object", "properties": dict.fromkeys(LANGUAGES, _TEXT)}


def data(shape: Shape) -> Made:
    """Return the public schema of a value of a record, from its shape."""
    kept: Made = {key: shape.part[key] for key in _KEPT if key in shape.part}
    if shape.form == "text":
        return {
            **kept,
            "type": "object",
            "minProperties": 1,
            "properties": dict.fromkeys(LANGUAGES, _TEXT),
        }
    if shape.form == "object":
        fields = {key: data(inner) for key, inner in shape.fields.items()}
        required = [key for key in shape.fields if key in shape.required]
        return {
            **kept,
            "type": "object",
            **({"required": required} if required else {}),
            "properties": fields,
        }
    if shape.form == "list":
        return {**kept, "type": "array", **({"items": data(shape.items)} if shape.items else {})}
    return {**kept, **({"type": shape.part["type"]} if "type" in shape.part else {})}
