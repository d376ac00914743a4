"""Announcement (tiedote) that tells the target groups of an output (R-109, R-143)."""

from kirjuri.model.kind import Kind

KIND = Kind(
    name="tiedote",
    order=35,
    folder="linjaukset/tiedotteet",
    section="tiedotteet",
    file=r"linjaukset/tiedotteet/(?P<id>TIE-(?P<year>[0-9]{4})-[0-9]{3})\.yaml",
    example="linjaukset/tiedotteet/TIE-2026-001.yaml",
    place="{folder}/{id}.yaml",
    prefix="TIE",
    digits=3,
    names={"fi": "Tiedote", "sv": "Meddelande", "en": "Announcement"},
    plural={"fi": "Tiedotteet", "sv": "Meddelanden", "en": "Announcements"},
    title=("otsikko",),
    summary=("tiivistelma",),
)
