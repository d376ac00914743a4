"""Calendars as an independent program takes them, and the laws of RFC 5545 line by line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
import vobject

from kirjuri.derive.dates import planned
from kirjuri.model.policy import Policy

Files = dict[str, bytes]
Publisher = Callable[..., Files]
HOMES = {"fi": "", "sv": "sv/", "en": "en/"}


def calendars(site: Files) -> dict[str, bytes]:
    return {path: content for path, content in site.items() if path.endswith(".ics")}


def read(content: bytes) -> list[Any]:
    """The events of a calendar, as the independent program reads them."""
    return list(vobject.readOne(content.decode()).contents.get("vevent", []))


def events(content: bytes) -> dict[str, dict[str, str]]:
    """The events of a calendar by UID, their lines unfolded and split by hand."""
    text = content.decode().replace("\r\n ", "")
    found = {}
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL):
        lines = (line.partition(":") for line in block.splitlines())
        fields = {name.partition(";")[0]: value for name, _, value in lines}
        found[fields["UID"]] = fields
    return found


def test_there_is_a_calendar_for_the_registry_and_for_each_group(plain: Files) -> None:
    groups = {path.split("/")[-1][:-5] for path in plain if path.startswith("data/v1/ryhma/")}
    wanted = {"kalenteri.ics", *(f"ryhmat/{group}/kalenteri.ics" for group in groups)}
    assert set(calendars(plain)) == {f"{home}{path}" for home in HOMES.values() for path in wanted}


def test_lines_end_and_fold_as_the_standard_says_and_each_property_stands_once(site: Files) -> None:
    for path, content in calendars(site).items():
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert not re.search(rb"[^\r]\n|\r[^\n]", content), path
        assert max(map(len, content.split(b"\r\n"))) <= 75, path
        content.decode()
        for line in content.split(b"\r\n"):
            line.decode()
        assert content.count(b"BEGIN:VTIMEZONE") == content.count(b"\r\nTZID:Europe/Helsinki") == 1
        for fields in events(content).values():
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(fields), path
            assert re.fullmatch(r"\d{8}T\d{6}Z", fields["DTSTAMP"])
            assert fields["DTSTART"] < fields["DTEND"]


def test_an_independent_program_reads_every_calendar_with_the_same_days(site: Files) -> None:
    number = 0
    for content in calendars(site).values():
        by_hand = events(content)
        for event in read(content):
            number += 1
            assert event.dtstart.value.strftime("%Y%m%d") == by_hand[event.uid.value]["DTSTART"]
            assert event.dtend.value > event.dtstart.value
            assert event.summary.value
    assert number > 20


def test_a_uid_is_given_once_and_is_the_same_wherever_the_day_is_shown(plain: Files) -> None:
    every = read(plain["kalenteri.ics"])
    ids = [event.uid.value for event in every]
    assert len(set(ids)) == len(ids)
    for path in calendars(plain):
        if path.startswith("ryhmat/"):
            assert set(events(plain[path])) <= set(ids)


def test_the_stamp_is_of_the_commit_or_the_last_event_never_of_the_build(
    publisher: Publisher, registry: Files
) -> None:
    one = publisher(registry, "one", today=dt.date(2026, 11, 22))
    other = publisher(registry, "two", today=dt.date(2026, 11, 23))
    for path in calendars(one):
        before, after = events(one[path]), events(other[path])
        for uid in before.keys() & after.keys():
            assert before[uid]["DTSTAMP"] == after[uid]["DTSTAMP"]
    known = [
        fields for uid, fields in events(one["kalenteri.ics"]).items() if "SYO-0000-0001" in uid
    ]
    assert {fields["DTSTAMP"] for fields in known} <= {"20261125T094640Z"}


def test_the_days_of_a_record_are_named_in_each_language(
    publisher: Publisher, registry: Files
) -> None:
    registry[LAPSED] += b"tarkistettava_viim: 2026-05-04\n"
    site = publisher(registry)
    for language, begin in (
        ("fi", "Tarkistettava viimeistään: Ulkopuolinen suositus"),
        ("sv", "Ska ses över senast: Extern rekommendation"),
        ("en", "To be reviewed by: Ulkopuolinen suositus"),
    ):
        uid = f"LIN-2026-001-tarkistettava_viim-{language}@kirjuri.invalid"
        found = events(site[f"{HOMES[language]}kalenteri.ics"])[uid]
        assert (found["DTSTART"], found["DTEND"]) == ("20260504", "20260505")
        assert found["SUMMARY"] == begin


def test_what_has_lapsed_has_no_days_to_come(publisher: Publisher, registry: Files) -> None:
    registry[LAPSED] += b"tarkistettava_viim: 2027-05-04\n"
    assert b"LIN-2026-001-tarkistettava_viim" not in publisher(registry)["kalenteri.ics"]


LAPSED = "linjaukset/2026/LIN-2026-001.yaml"
"""A guideline whose validity ended before the day of the tests."""


def test_a_long_period_is_told_by_its_ends_and_a_short_one_whole(
    publisher: Publisher, registry: Files
) -> None:
    path = "ryhmat/koeryhma/ryhma.yaml"
    registry[path] = re.sub(rb"(?m)^toimikausi:\n(  .*\n)+|^toimikausi: .*\n", b"", registry[path])
    whole = registry[path]
    for last, wanted in (
        ("2026-11-30", {"toimikausi": ("20261101", "20261201")}),
        (
            "2028-01-31",
            {
                "toimikausi-alku": ("20261101", "20261102"),
                "toimikausi-loppu": ("20280131", "20280201"),
            },
        ),
    ):
        registry[path] = whole + f"toimikausi: {{alku: 2026-11-01, loppu: {last}}}\n".encode()
        site = publisher(registry, last)
        found = events(site["ryhmat/koeryhma/kalenteri.ics"])
        told = {
            uid.removeprefix("koeryhma-").removesuffix("-fi@kirjuri.invalid"): (
                fields["DTSTART"],
                fields["DTEND"],
            )
            for uid, fields in found.items()
            if uid.startswith("koeryhma-toimikausi")
        }
        assert told == wanted


def test_an_open_matter_has_its_due_day(plain: Files) -> None:
    import json

    due = {
        one["tunnus"]: one["laskettu"]["maarapaiva"].replace("-", "")
        for one in json.loads(plain["data/v1/syote.json"])["tietueet"]
        if one["laskettu"]["maarapaiva"]
    }
    assert due
    found = events(plain["kalenteri.ics"])
    for identifier, day in due.items():
        assert found[f"{identifier}-maarapaiva-fi@kirjuri.invalid"]["DTSTART"] == day


def test_links_stand_only_where_the_site_has_an_address(plain: Files, addressed: Files) -> None:
    assert not any("URL" in one for one in events(plain["kalenteri.ics"]).values())
    for path, content in calendars(addressed).items():
        for one in events(content).values():
            page = one["URL"].removeprefix("https://rekisteri.example.org/koe/")
            assert f"{page}index.html" in addressed, path


def date(**more: object) -> dict[str, object]:
    return {"type": "string", "format": "date", **more}


@pytest.mark.parametrize(
    ("properties", "wanted"),
    [
        pytest.param(
            {"pvm": date(), "takaraja": date(), "nimi": {"type": "string"}},
            ["pvm", "takaraja"],
            id="a kind without marks gives all its days",
        ),
        pytest.param(
            {"pvm": date(), "takaraja": date(**{"x-kalenteri": True})},
            ["takaraja"],
            id="a mark leaves the days without one out",
        ),
        pytest.param(
            {"pvm": date(), "kirjattu": date(**{"x-kalenteri": False})},
            ["pvm"],
            id="a day can be left out alone",
        ),
        pytest.param(
            {"kausi": {"type": "object", "properties": {"alku": date(), "loppu": date()}}},
            ["kausi"],
            id="a beginning and an end are one period",
        ),
        pytest.param(
            {
                "tapahtumat": {"type": "array", "items": {"properties": {"pvm": date()}}},
                "lahteet": {"type": "array", "items": {"properties": {"tarkistettu": date()}}},
                "kohdat": {"type": "array", "items": {"properties": {"pvm": date()}}},
            },
            ["kohdat.*.pvm"],
            id="the ledger and sources are no plans",
        ),
    ],
)
def test_a_new_kind_is_in_the_calendars_by_its_schema(
    properties: dict[str, object], wanted: list[str]
) -> None:
    found = planned({"type": "object", "properties": properties})
    assert [".".join(one.route) for one in found] == wanted


def test_the_marks_of_our_schemas(policy: Policy) -> None:
    found = {
        kind: [".".join(one.route) for one in planned(schema)]
        for kind, schema in policy.schemas.items()
    }
    assert found["linjaus"] == ["voimassa", "tarkistettava_viim", "kommentointi"]
    assert found["ryhma"] == ["toimikausi"]
    assert found["syote"] == [
        "lainvalmistelu.lausuntoaika",
        "kasittelytapa.aikataulu",
        "seuranta.*.seuraava_tarkistus",
    ]
