"""Input (syöte): a matter that anyone registers (R-105, process phases 1-5)."""

from kirjuri.model.kind import Kind

KIND = Kind(
    name="syote",
    order=10,
    folder="syotteet",
    section="syotteet",
    file=r"syotteet/(?P<year>[0-9]{4})/(?P<id>SYO-[0-9]{4}-[0-9]{4})\.yaml",
    example="syotteet/2026/SYO-2026-0001.yaml",
    prefix="SYO",
    digits=4,
    names={"fi": "Syöte", "sv": "Inspel", "en": "Input"},
    plural={"fi": "Syötteet", "sv": "Inspel", "en": "Inputs"},
    title=("otsikko", "alkuperainen.otsikko"),
    summary=("tiivistelma",),
)
