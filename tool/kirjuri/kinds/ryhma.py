"""Group (ryhmä): a set group, the secretariat, an external body or a network (R-041 to R-068)."""

from kirjuri.model.kind import Kind

KIND = Kind(
    name="ryhma",
    order=20,
    folder="ryhmat",
    section="ryhmat",
    file=r"ryhmat/(?P<id>[a-z][a-z0-9]*(-[a-z0-9]+)*)/ryhma\.yaml",
    example="ryhmat/arkkitehtuuriyhteistyo/ryhma.yaml",
    names={"fi": "Ryhmä", "sv": "Grupp", "en": "Group"},
    plural={"fi": "Ryhmät", "sv": "Grupper", "en": "Groups"},
    title=("nimi",),
    summary=("kuvaus",),
    acyclic=("ylaryhma", "seuraaja"),
)
