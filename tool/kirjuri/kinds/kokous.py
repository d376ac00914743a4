"""Meeting (kokous): a group's meeting or an event of another form (R-030, R-060, R-129)."""

from kirjuri.model.kind import SLUG, Kind

KIND = Kind(
    name="kokous",
    order=50,
    folder="ryhmat",
    section="kokoukset",
    file=rf"ryhmat/(?P<owner>{SLUG})/(?P<id>KOU-(?P=owner)-(?P<year>[0-9]{{4}})-[0-9]{{2}})\.yaml",
    example="ryhmat/arkkitehtuuriyhteistyo/KOU-arkkitehtuuriyhteistyo-2026-01.yaml",
    place="{folder}/{owner}/{id}.yaml",
    prefix="KOU",
    digits=2,
    owner="ryhma",
    names={"fi": "Kokous", "sv": "Möte", "en": "Meeting"},
    plural={"fi": "Kokoukset", "sv": "Möten", "en": "Meetings"},
    title=("otsikko",),
    summary=("kuvaus",),
)
