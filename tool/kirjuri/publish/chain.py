"""The chain of an input as a page shows it."""

from __future__ import annotations

from kirjuri.derive.chain import Link, Status, Step, chain
from kirjuri.locale import N_
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View, shown

STEPS = {
    Step.BUNDLE: N_("Bundle"),
    Step.GROUPS: N_("Groups that handle"),
    Step.GUIDELINE: N_("Guideline"),
    Step.ANNOUNCEMENT: N_("Announcement"),
    Step.ANSWER: N_("Answer to the submitter"),
}
_SHAPES = {
    Status.DONE: "done",
    Status.UNDER_WAY: "phase-3",
    Status.LATER: "paused",
    Status.NOT_NEEDED: "ended",
    Status.MISSING: "late",
    Status.LATE: "late",
}
_WORDS = {
    Status.DONE: N_("In place"),
    Status.UNDER_WAY: N_("Under way"),
    Status.LATER: N_("Later"),
    Status.NOT_NEEDED: N_("Not needed"),
    Status.MISSING: N_("Missing"),
    Status.LATE: N_("Late"),
}


def chain_view(reader: Reader) -> list[View]:
    """Return each link with its name, a mark, a sentence, the records that stand there and what is missing."""
    return [_link(link, reader) for link in chain(reader.record, reader.edition.context)]


def _link(link: Link, reader: Reader) -> View:
    tongue, edition = reader.tongue, reader.edition
    return {
        "key": link.step.value,
        "name": tongue.own(STEPS[link.step]),
        "mark": {
            "key": link.status.value,
            "name": tongue.own(_WORDS[link.status]),
            "shape": _SHAPES[link.status],
            "computed": True,
        },
        "gap": link.status in {Status.MISSING, Status.LATE},
        "says": tongue.own(link.says.says),
        "records": [
            edition.reference(record.id, tongue)
            for record in link.records
            if shown(record, edition)
        ],
        "due": link.due.isoformat() if link.due else "",
        "lacking": [tongue.pick(names) for names in link.lacking],
    }
