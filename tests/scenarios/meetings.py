"""Meetings as people write them, for the scenarios."""

from __future__ import annotations

from collections.abc import Iterable


def meeting(
    title: str,
    *targets: str,
    day: str,
    deadline: str,
    together: Iterable[str] = (),
    form: str = "kokous",
) -> str:
    """Return a new meeting on some records, as the secretariat plans it."""
    return f"""\
kieli: fi
laji: {form}
otsikko: {title}
kuvaus: Ryhmä käsittelee asian ja antaa siitä lausuntonsa.
koollekutsuja: sihteeristo
yhteisryhmat: [{", ".join(together)}]
ajankohta:
  pvm: {day}
  alkaa: "09:00"
  paattyy: "11:30"
tapa: etana
syotteiden_takaraja: {deadline}
esityslista:
  - otsikko: {title}
    kohteet: [{", ".join(targets)}]
    valmistelija: sihteeristo
lahteet:
  - nimi: Koelähde
    varmuus: alkuperainen_lahde
""".replace("yhteisryhmat: []\n", "")


def recorded(
    *,
    minutes: str,
    views: Iterable[tuple[str, str]] = (),
    statements: Iterable[tuple[str, str]] = (),
    assessments: Iterable[tuple[str, str, str, str]] = (),
    decisions: Iterable[tuple[str, str]] = (),
) -> tuple[str, ...]:
    """Return the settings by which a meeting is recorded.

    views, statements: (record, text). assessments: (record, group, viewpoint, text). decisions:
    (records, text). minutes: the day they were completed.
    """
    settings = [
        f"poytakirja={{pvm: {minutes}}}",
        "osallistujat+={sektori: valtio, rooli: ryhmän jäseniä, lukumaara: 9}",
        *(f"nakemykset+={{kohde: {of}, teksti: '{text}'}}" for of, text in views),
        *(
            f"lausunnot+={{laji: lausunto, kohde: {of}, teksti: '{text}'}}"
            for of, text in statements
        ),
        *(
            f"lausunnot+={{laji: arviointi, kohde: {of}, ryhma: {group}, nakokulma: {view}, teksti: '{text}'}}"
            for of, group, view, text in assessments
        ),
        *(f"paatokset+={{teksti: '{text}', kohteet: [{of}]}}" for of, text in decisions),
    ]
    return tuple(word for setting in settings for word in ("--set", setting))
