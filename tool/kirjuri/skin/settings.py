"""What the frame takes from `kirjuri.yaml`, read loosely: judging it is not the skin's business."""

from collections.abc import Mapping
from dataclasses import dataclass

from kirjuri.skin.words import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Texts by language (`names`, `descriptions`), languages in their order, two addresses."""

    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    languages: tuple[str, ...]
    site: str
    repository: str


def shown(data: object) -> Shown:
    """Return what is shown of the settings; whatever is missing or odd counts as not said."""
    said = data if isinstance(data, Mapping) else {}
    return Shown(
        names=_by_language(said.get("nimi")),
        descriptions=_by_language(said.get("kuvaus")),
        languages=_languages(said.get("kielet")),
        site=_text(said.get("sivusto")),
        repository=_text(said.get("tietovarasto")),
    )


def _by_language(value: object) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {str(key): text for key, text in value.items() if isinstance(text, str)}
    return {"fi": value} if isinstance(value, str) else {}


def _languages(value: object) -> tuple[str, ...]:
    said = [item for item in value if item in WORDS] if isinstance(value, list) else []
    return tuple(said) or tuple(WORDS)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
