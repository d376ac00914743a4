"""Words that no table of the registry holds: phases, turns that are nobody's own."""

from __future__ import annotations

from kirjuri.locale import N_

PHASES = {
    1: N_("Registration"),
    2: N_("Refinement"),
    3: N_("Handling"),
    4: N_("Guidelines"),
    5: N_("Communication"),
}
"""The five phases of the process (R-105 to R-109)."""

PHASE_TEXTS = {
    1: N_("Anyone registers a need that crosses administrative boundaries."),
    2: N_("The secretariat completes the input together with its submitter."),
    3: N_("Set groups handle the matter in the agreed way and timetable."),
    4: N_("A group makes a guideline, a recommendation or another output."),
    5: N_("The result is communicated and the submitter gets a public answer."),
}

GUIDES = {
    1: {
        "ohjeet/syotteen-kirjaaminen/": N_("Registering an input"),
        "ohjeet/tieto-syotteista/": N_("Up-to-date information on inputs"),
    },
    2: {"ohjeet/kasittelytapa/": N_("Way of handling")},
    3: {
        "ohjeet/fasilitointi/": N_("Facilitating way of working"),
        "ohjeet/toimintasuunnitelmat/": N_("Action plans of set groups"),
    },
    4: {"ohjeet/viestinta/": N_("Ways of communicating")},
    5: {"ohjeet/viestinta/": N_("Ways of communicating")},
}
"""The instructions of each phase, by the addresses of their hand-written pages (R-110)."""

TURNS = {
    "asettaja": N_("The appointing authority"),
    "kaikki": N_("Open to everyone"),
    "ei_kukaan": N_("Nobody: no action is awaited"),
}
"""Turns of a lifecycle table that are not roles."""
