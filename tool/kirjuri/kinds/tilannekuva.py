"""Situational picture (tilannekuva): where a group's task area stands (R-037, R-044, R-103)."""

from kirjuri.model.kind import SLUG, Kind

KIND = Kind(
    name="tilannekuva",
    order=55,
    folder="ryhmat",
    section="tilannekuvat",
    file=rf"ryhmat/(?P<owner>{SLUG})/(?P<id>TIL-(?P=owner)-(?P<year>[0-9]{{4}})-[0-9]{{2}})\.yaml",
    example="ryhmat/arkkitehtuuriyhteistyo/TIL-arkkitehtuuriyhteistyo-2026-01.yaml",
    place="{folder}/{owner}/{id}.yaml",
    prefix="TIL",
    digits=2,
    owner="ryhma",
    names={"fi": "Tilannekuva", "sv": "Lägesbild", "en": "Situational picture"},
    plural={"fi": "Tilannekuvat", "sv": "Lägesbilder", "en": "Situational pictures"},
    title=("otsikko",),
    summary=("tiivistelma",),
    acyclic=("korvaa",),
)
