"""Speaking to the platform: what is sent, what is tried again, and what is never sent twice."""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import pytest

from kirjuri.github import thread
from kirjuri.github.client import Client, Refused, Unsure, client
from kirjuri.model.problem import ToolError

platform_module = sys.modules["github_platform"]
Trouble = platform_module.Trouble
MARK = "<!-- kirjuri:receipt -->"


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def asking(platform, waits) -> Client:
    """A client that notes its waits and never sleeps."""
    return replace(client(), pause=waits.append)


def bodies(platform) -> list[str]:
    return [comment["body"] for comment in platform.comments]


def test_what_is_sent_says_who_we_are_and_which_version_of_the_interface_we_mean(
    platform, asking
) -> None:
    platform.open_issue(7)

    asking.get("/issues/7")

    [request] = platform.requests
    assert (request.method, request.path) == ("GET", "/issues/7")
    assert request.headers["authorization"] == "Bearer salaisuus"
    assert request.headers["accept"] == "application/vnd.github+json"
    assert request.headers["x-github-api-version"] == "2022-11-28"
    assert request.headers["user-agent"] == "kirjuri"


def test_a_list_is_read_over_all_its_pages(platform, asking) -> None:
    for number in range(250):
        platform.write(7, "joku", f"{number}")

    assert [c.body for c in thread.comments(asking, 7)] == [str(n) for n in range(250)]
    assert [r.path for r in platform.requests] == [
        f"/issues/7/comments?per_page=100&page={n}" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        pytest.param(Trouble(409), [1.0], id="409, somebody else is changing it"),
        pytest.param(Trouble(500), [1.0], id="500"),
        pytest.param(Trouble(502), [1.0], id="502"),
        pytest.param(Trouble(503), [1.0], id="503"),
        pytest.param(Trouble(504), [1.0], id="504"),
        pytest.param(Trouble(429, {"Retry-After": "7"}), [7.0], id="429 with a time to wait"),
        pytest.param(Trouble(403, {"Retry-After": "3"}), [3.0], id="a second limit says how long"),
    ],
)
def test_a_passing_trouble_is_waited_out(platform, asking, waits, trouble, expected) -> None:
    platform.open_issue(7)
    platform.troubles = [trouble]

    asking.send("PATCH", "/issues/7", {"state": "closed"})

    assert platform.issues[7]["state"] == "closed"
    assert waits == expected
    assert len(platform.requests) == 2


def test_a_spent_limit_is_waited_for_until_its_reset(platform, asking, waits) -> None:
    platform.open_issue(7)
    reset = str(int(time.time()) + 20)
    platform.troubles = [Trouble(403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset})]

    asking.get("/issues/7")

    [wait] = waits
    assert 18 < wait <= 21


def test_a_limit_that_lasts_long_ends_the_work_and_says_how_long(platform, asking, waits) -> None:
    platform.troubles = [Trouble(429, {"Retry-After": "3600"})]

    with pytest.raises(ToolError) as told:
        asking.get("/issues/7")

    assert str(told.value) == (
        "the platform takes no more requests for 3600 seconds; try again then"
    )
    assert waits == []


def test_a_trouble_that_does_not_pass_is_told_after_five_tries(platform, asking, waits) -> None:
    platform.troubles = [Trouble(503)] * 5

    with pytest.raises(Refused) as told:
        asking.get("/issues/7")

    assert str(told.value) == "the platform answered 503 to GET /issues/7: trouble"
    assert waits == [1.0, 2.0, 4.0, 8.0]
    assert len(platform.requests) == 5


def test_a_refusal_is_told_at_once_in_the_platforms_words(platform, asking, waits) -> None:
    with pytest.raises(Refused) as told:
        asking.get("/issues/404")

    assert str(told.value) == "the platform answered 404 to GET /issues/404: Not Found"
    assert (told.value.status, waits) == (404, [])


def test_what_must_not_be_sent_twice_is_not(platform, asking) -> None:
    platform.troubles = [Trouble(502)]

    with pytest.raises(Unsure):
        asking.send("POST", "/issues/7/comments", {"body": "kerran"})

    assert platform.changed() == ["POST /issues/7/comments"]


class TestComment:
    def test_it_is_posted_once_edited_when_it_changes_and_left_when_it_does_not(
        self, platform, asking
    ) -> None:
        first = thread.say(asking, 7, "receipt", "Saapui.")
        second = thread.say(asking, 7, "receipt", "Saapui.\n")
        third = thread.say(asking, 7, "receipt", "Saapui, ja yksi tieto puuttuu.")

        assert [first, second, third] == ["posted", "same", "edited"]
        assert bodies(platform) == [f"{MARK}\nSaapui, ja yksi tieto puuttuu.\n"]
        number = platform.comments[0]["id"]
        assert platform.changed() == ["POST /issues/7/comments", f"PATCH /issues/comments/{number}"]

    def test_it_is_found_on_any_page(self, platform, asking) -> None:
        for number in range(120):
            platform.write(7, "joku", f"{number}")
        platform.write(7, platform_module.BOT, f"{MARK}\nVanha.\n")

        assert thread.say(asking, 7, "receipt", "Uusi.") == "edited"

    @pytest.mark.parametrize(
        ("author", "body"),
        [
            pytest.param("joku", f"{MARK}\nSaapui.", id="the marker copied by somebody else"),
            pytest.param("github-actions", f"{MARK}\nSaapui.", id="a person with almost our name"),
            pytest.param(
                platform_module.BOT, f"> {MARK}\nlainaus", id="our comment that quotes the marker"
            ),
            pytest.param(
                platform_module.BOT, "<!-- kirjuri:receipts -->\nmuu", id="another purpose of ours"
            ),
        ],
    )
    def test_what_is_not_ours_is_never_edited(self, platform, asking, author, body) -> None:
        platform.write(7, author, body)

        assert thread.say(asking, 7, "receipt", "Saapui.") == "posted"
        assert bodies(platform)[0] == body

    def test_a_lost_answer_leaves_one_comment_when_it_had_arrived(self, platform, asking) -> None:
        platform.troubles = [
            None,
            Trouble(502, lost=True),
        ]  # the list; the comment is kept, its answer lost

        assert thread.say(asking, 7, "receipt", "Saapui.") == "posted"
        assert bodies(platform) == [f"{MARK}\nSaapui.\n"]
        assert platform.changed() == ["POST /issues/7/comments"]

    def test_a_lost_answer_leaves_one_comment_when_it_had_not_arrived(
        self, platform, asking
    ) -> None:
        platform.troubles = [None, Trouble(502)]

        assert thread.say(asking, 7, "receipt", "Saapui.") == "posted"
        assert bodies(platform) == [f"{MARK}\nSaapui.\n"]
        assert platform.changed() == ["POST /issues/7/comments"] * 2


class TestLabel:
    def test_a_label_is_taken_back_by_its_name_and_twice_is_as_good_as_once(
        self, platform, asking
    ) -> None:
        platform.open_issue(7, labels=["ei-kirjata", "ruotsiksi / på svenska"])

        thread.take_back(asking, 7, "ruotsiksi / på svenska")
        thread.take_back(asking, 7, "ruotsiksi / på svenska")

        assert platform.labels(7) == ["ei-kirjata"]
        assert platform.requests[0].path == "/issues/7/labels/ruotsiksi%20%2F%20p%C3%A5%20svenska"


class TestRoom:
    def test_a_redirect_is_not_followed_so_the_token_stays_here(self, platform, asking) -> None:
        platform.troubles = [Trouble(302, {"Location": f"{platform.address}/muualle"})]

        with pytest.raises(Refused) as told:
            asking.get("/issues/7")

        assert told.value.status == 302
        assert len(platform.requests) == 1

    @pytest.mark.parametrize(
        ("name", "value", "message"),
        [
            pytest.param(
                *(
                    "GITHUB_REPOSITORY",
                    "../muu",
                    "say which repository in GITHUB_REPOSITORY: owner/name",
                ),
                id="a repository that is none",
            ),
            pytest.param(
                *("GH_TOKEN", ""),
                "give a token in GH_TOKEN: without one nothing can be written to the platform",
                id="no token",
            ),
            pytest.param(
                *("GITHUB_API_URL", "http://api.example"),
                "GITHUB_API_URL must begin with https://, and it is 'http://api.example'",
                id="an address that anybody on the way could read",
            ),
            pytest.param(
                *("GITHUB_API_URL", "file:///etc"),
                "GITHUB_API_URL must begin with https://, and it is 'file:///etc'",
                id="no address of the web",
            ),
        ],
    )
    def test_a_job_without_its_settings_is_told_so(
        self, platform, monkeypatch, name, value, message
    ) -> None:
        monkeypatch.setenv(name, value)

        with pytest.raises(ToolError) as told:
            client()

        assert str(told.value) == message
        assert platform.requests == []

    def test_an_unreachable_platform_is_told_after_five_tries(self, monkeypatch, waits) -> None:
        monkeypatch.setenv("no_proxy", "*")
        there = Client(
            base="http://127.0.0.1:9", token="x", repository="koe/rekisteri", pause=waits.append
        )

        with pytest.raises(ToolError) as told:
            there.get("/issues/7")

        assert str(told.value) == "the platform cannot be reached: no answer to GET /issues/7"
        assert len(waits) == 4
