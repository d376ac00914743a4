"""The instructions of each phase are where they are needed: on the page of an input in that phase (R-110)."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

GUIDES = {
    "1": {"syotteen-kirjaaminen", "tieto-syotteista"},
    "2": {"kasittelytapa"},
    "3": {"fasilitointi", "toimintasuunnitelmat"},
    "4": {"viestinta"},
    "5": {"viestinta"},
}
INPUT = re.compile(r"(?:sv/|en/)?syotteet/SYO-[\d-]+/index\.html")
TRACK = re.compile(r'<ol class="k-track".*?</ol>\n<p class="k-soft">(.*?)</p>', re.DOTALL)
PHASE = re.compile(r'aria-current="step"><span class="k-track__number">(\d)')


def test_an_open_input_leads_to_the_instructions_of_its_phase(site: dict[str, bytes]) -> None:
    seen: dict[str, set[str]] = {}
    for name, content in site.items():
        track = TRACK.search(content.decode()) if INPUT.fullmatch(name) else None
        phase = PHASE.search(track[0]) if track else None
        if track and phase:
            guides = set(re.findall(r'href="[^"]*/ohjeet/([a-z-]+)/"', track[1]))
            assert guides == GUIDES[phase[1]], name
            seen.setdefault(phase[1], set()).add(name.partition("syotteet/")[0])

    assert seen == {phase: {"", "sv/", "en/"} for phase in GUIDES}
