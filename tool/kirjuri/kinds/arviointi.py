"""Evaluation of a plan, a group, a guideline or the operating model (R-052, R-095, R-130, R-136 to R-138)."""

from kirjuri.model.kind import SLUG, Kind

KIND = Kind(
    name="arviointi",
    order=45,
    folder="ryhmat",
    section="arvioinnit",
    file=rf"ryhmat/(?P<owner>{SLUG})/(?P<id>ARV-(?P=owner)-(?P<year>[0-9]{{4}})-[0-9]{{2}})\.yaml",
    example="ryhmat/arkkitehtuuriyhteistyo/ARV-arkkitehtuuriyhteistyo-2026-01.yaml",
    place="{folder}/{owner}/{id}.yaml",
    prefix="ARV",
    digits=2,
    owner="ryhma",
    names={"fi": "Arviointi", "sv": "Utvärdering", "en": "Evaluation"},
    plural={"fi": "Arvioinnit", "sv": "Utvärderingar", "en": "Evaluations"},
    title=("otsikko",),
    summary=("tiivistelma",),
)
