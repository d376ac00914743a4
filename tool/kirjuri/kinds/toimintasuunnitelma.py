"""Action plan of a group for a term, in five parts (R-131 to R-139, R-095, R-113)."""

from kirjuri.model.kind import SLUG, Kind

KIND = Kind(
    name="toimintasuunnitelma",
    order=40,
    folder="ryhmat",
    section="toimintasuunnitelmat",
    file=rf"ryhmat/(?P<owner>{SLUG})/(?P<id>TSU-(?P=owner)-(?P<year>[0-9]{{4}}))\.yaml",
    example="ryhmat/arkkitehtuuriyhteistyo/TSU-arkkitehtuuriyhteistyo-2026.yaml",
    place="{folder}/{owner}/{id}.yaml",
    prefix="TSU",
    begins="toimikausi.alku",
    owner="ryhma",
    names={"fi": "Toimintasuunnitelma", "sv": "Verksamhetsplan", "en": "Action plan"},
    plural={"fi": "Toimintasuunnitelmat", "sv": "Verksamhetsplaner", "en": "Action plans"},
    title=("otsikko",),
    summary=("tiivistelma",),
    acyclic=("korvaa",),
)
