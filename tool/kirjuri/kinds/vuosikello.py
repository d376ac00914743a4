"""Annual clock (vuosikello): the tasks of the cooperation through the year (R-102 to R-104)."""

from kirjuri.model.kind import Kind

KIND = Kind(
    name="vuosikello",
    order=80,
    folder="ryhmat",
    section="vuosikello",
    file=r"ryhmat/(?P<id>vuosikello)\.yaml",
    example="ryhmat/vuosikello.yaml",
    place="{folder}/{id}.yaml",
    matter=False,
    single=True,
    names={"fi": "Vuosikello", "sv": "Årsklocka", "en": "Annual clock"},
    plural={"fi": "Vuosikello", "sv": "Årsklocka", "en": "Annual clock"},
    title=("otsikko",),
    summary=("kuvaus",),
)
