"""Guideline, recommendation and every other output of the cooperation (R-034 to R-037, R-108)."""

from kirjuri.model.kind import Kind

KIND = Kind(
    name="linjaus",
    order=30,
    folder="linjaukset",
    section="linjaukset",
    file=r"linjaukset/(?P<year>[0-9]{4})/(?P<id>LIN-[0-9]{4}-[0-9]{3})\.yaml",
    example="linjaukset/2026/LIN-2026-001.yaml",
    prefix="LIN",
    digits=3,
    names={"fi": "Linjaus", "sv": "Riktlinje", "en": "Guideline"},
    plural={"fi": "Linjaukset", "sv": "Riktlinjer", "en": "Guidelines"},
    title=("otsikko",),
    summary=("tiivistelma",),
    acyclic=("korvaa",),
)
