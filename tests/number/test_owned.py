"""Numbers of what lies below a group: each group has its own series, and two clones never clash."""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import Any

import pytest

from kirjuri.changing.numbering import number, number_and_push

TODAY = dt.date(2026, 11, 22)
ROUNDS = 6
GROUP, OTHER = "arkkitehtuuri", "sihteeristo"
MEETING = """\
# A new meeting, as the secretariat plans it.
kieli: fi
laji: keskustelu
otsikko: {title}
koollekutsuja: sihteeristo
ajankohta: {{pvm: 2026-12-15, alkaa: "13:00"}}  # Helsinki
lahteet:
  - {{nimi: Koelähde, varmuus: saadosteksti}}
"""


def plan(clone: Any, group: str, stem: str) -> None:
    clone.write(
        f"ryhmat/{group}/uudet/kokous-{stem}.yaml", MEETING.format(title=f"Keskustelu {stem}")
    )


def given(clone: Any, kind: str) -> list[str]:
    return sorted(path for path in clone.files() if re.search(rf"/{kind}-[^/]+\.yaml$", path))


def test_a_new_meeting_moves_out_of_uudet_and_begins_as_planned(clone: Any) -> None:
    plan(clone, GROUP, "yksi")
    clone.commit()
    number(clone.path, today=TODAY)

    [path] = given(clone, "KOU")
    text = clone.read(path)
    assert path == f"ryhmat/{GROUP}/KOU-{GROUP}-2026-01.yaml"
    assert text.startswith("# A new meeting, as the secretariat plans it.\n")
    assert f"tunnus: KOU-{GROUP}-2026-01\n" in text
    assert text.endswith(
        "tapahtumat:\n  - pvm: 2026-11-20\n    laji: siirto\n    tila: suunniteltu\n    rooli: sihteeristo\n"
    )


def test_each_group_counts_its_own_meetings(clone: Any) -> None:
    for group in (GROUP, OTHER):
        plan(clone, group, f"{group}-a")
        plan(clone, group, f"{group}-b")
    clone.commit()
    number(clone.path, today=TODAY)

    assert given(clone, "KOU") == [
        f"ryhmat/{group}/KOU-{group}-2026-{n:02}.yaml" for group in (GROUP, OTHER) for n in (1, 2)
    ]


def test_a_reference_to_a_new_meeting_follows_it(clone: Any) -> None:
    plan(clone, GROUP, "yksi")
    clone.write(
        f"ryhmat/{GROUP}/uudet/tilannekuva.yaml",
        "kieli: fi\notsikko: Tilannekuva\njakso: {alku: 2026-01-01, loppu: 2026-10-31}\n"
        "kokous: uusi:kokous-yksi\nlahteet:\n  - {nimi: Koelähde, varmuus: saadosteksti}\n",
    )
    clone.commit()
    number(clone.path, today=TODAY)

    [picture] = given(clone, "TIL")
    assert f"kokous: KOU-{GROUP}-2026-01\n" in clone.read(picture)


def test_the_hundredth_meeting_of_a_year_is_refused_by_name(clone: Any) -> None:
    clone.write(f"ryhmat/{GROUP}/KOU-{GROUP}-2026-99.yaml", "kieli: fi\n")
    plan(clone, GROUP, "yksi")
    clone.commit()

    with pytest.raises(Exception, match=f"KOU-{GROUP}-2026-100"):
        number(clone.path, today=TODAY)
    assert f"ryhmat/{GROUP}/uudet/kokous-yksi.yaml" in clone.files()


def test_two_clones_that_number_meetings_at_once_give_each_its_own(
    clone: Any, tmp_path: Any
) -> None:
    clone.git("clone", "-q", "--bare", str(clone.path), str(tmp_path / "shared.git"))
    for name in ("one", "two", "people"):
        clone.git("clone", "-q", str(tmp_path / "shared.git"), str(tmp_path / name))
    one, two, people = (type(clone)(tmp_path / name) for name in ("one", "two", "people"))
    for round_ in range(ROUNDS):
        for group in (GROUP, OTHER):
            plan(people, group, f"{group}-{round_}")
        people.commit(f"Round {round_}")
        people.git("pull", "-q", "--rebase")
        people.git("push", "-q")
        children = []
        for each in (one, two):
            child = os.fork()
            if not child:
                code = 1
                try:
                    number_and_push(each.path, today=TODAY)
                    code = 0
                finally:
                    os._exit(code)
            children.append(child)
        assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    one.git("pull", "-q", "--rebase")

    wanted = [
        f"ryhmat/{group}/KOU-{group}-2026-{n:02}.yaml"
        for group in (GROUP, OTHER)
        for n in range(1, ROUNDS + 1)
    ]
    titles = {re.search(r"otsikko: (.*)", one.read(path))[1] for path in wanted}  # type: ignore[index]
    assert given(one, "KOU") == wanted
    assert titles == {f"Keskustelu {group}-{n}" for group in (GROUP, OTHER) for n in range(ROUNDS)}
    assert not [path for path in one.files() if "/uudet/kokous" in path]
