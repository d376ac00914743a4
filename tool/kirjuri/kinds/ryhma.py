"""Group (ryhmä): a set group, the secretariat, an external body or a network (R-041 to R-068)."""

from kirjuri.model.kind import SLUG, Kind

KIND = Kind(
    name="ryhma",
    order=20,
    folder="ryhmat",
    section="ryhmat",
    file=rf"ryhmat/(?!(?:verkko|uudet)/)(?P<id>{SLUG})/ryhma\.yaml",
    example="ryhmat/arkkitehtuuriyhteistyo/ryhma.yaml",
    place="{folder}/{id}/ryhma.yaml",
    matter=False,
    names={"fi": "Ryhmä", "sv": "Grupp", "en": "Group"},
    plural={"fi": "Ryhmät", "sv": "Grupper", "en": "Groups"},
    title=("nimi",),
    summary=("kuvaus",),
    acyclic=("ylaryhma", "seuraaja"),
)
