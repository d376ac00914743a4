"""Bundle of inputs that are handled together (R-118); its members say so themselves."""

from kirjuri.model.kind import Kind

KIND = Kind(
    name="kokonaisuus",
    order=15,
    folder="syotteet/kokonaisuudet",
    section="kokonaisuudet",
    file=r"syotteet/kokonaisuudet/(?P<id>KOK-(?P<year>[0-9]{4})-[0-9]{3})\.yaml",
    example="syotteet/kokonaisuudet/KOK-2026-001.yaml",
    place="{folder}/{id}.yaml",
    prefix="KOK",
    digits=3,
    matter=False,
    names={"fi": "Kokonaisuus", "sv": "Helhet", "en": "Bundle"},
    plural={"fi": "Kokonaisuudet", "sv": "Helheter", "en": "Bundles"},
    title=("otsikko",),
    summary=("perustelu",),
)
