"""How git proves who it is in a job: by the key or the token, never where others could read it."""

from __future__ import annotations

import base64
import stat
from pathlib import Path

import pytest

from kirjuri.github.job import hand_on
from kirjuri.sources.credentials import credentials

KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----"


@pytest.fixture(autouse=True)
def server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")


def settings(given) -> dict[str, str]:
    """The git settings that variables carry."""
    count = int(given["GIT_CONFIG_COUNT"])
    return {given[f"GIT_CONFIG_KEY_{n}"]: given[f"GIT_CONFIG_VALUE_{n}"] for n in range(count)}


def test_outside_a_job_git_asks_as_its_own_settings_say(monkeypatch) -> None:
    assert credentials() == {}
    monkeypatch.setenv("GH_TOKEN", "x")
    monkeypatch.delenv("GITHUB_SERVER_URL")
    assert credentials() == {}


def test_a_token_goes_to_the_platform_alone_and_in_no_argument(monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "salaisuus")

    secret = base64.b64encode(b"x-access-token:salaisuus").decode()
    assert settings(credentials()) == {
        "http.https://github.com/.extraheader": f"AUTHORIZATION: basic {secret}"
    }


def test_a_server_that_would_not_keep_it_secret_gets_no_token(monkeypatch) -> None:
    monkeypatch.setenv("GH_TOKEN", "salaisuus")
    monkeypatch.setenv("GITHUB_SERVER_URL", "http://github.com")

    assert credentials() == {}


def test_the_deploy_key_counts_before_the_token_and_only_we_can_read_it(monkeypatch) -> None:
    monkeypatch.setenv("GH_TOKEN", "salaisuus")
    monkeypatch.setenv("KIRJURI_DEPLOY_KEY", KEY)

    given = credentials()

    path = Path(given["GIT_SSH_COMMAND"].split("'")[1])
    assert path.read_text() == KEY + "\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert given["GIT_SSH_COMMAND"].startswith(f"ssh -i '{path}' -o IdentitiesOnly=yes")
    assert settings(given) == {"url.ssh://git@github.com/.insteadOf": "https://github.com/"}
    assert "salaisuus" not in str(given)


def test_git_understands_what_it_is_given(monkeypatch, registry) -> None:
    """The header is sent to the platform and to no other host."""
    monkeypatch.setenv("GH_TOKEN", "salaisuus")
    for name, value in credentials().items():
        monkeypatch.setenv(name, value)

    ask = ("config", "--get-urlmatch", "http.extraheader")
    assert registry.git(*ask, "https://github.com/koe/rekisteri").startswith("AUTHORIZATION: basic")
    with pytest.raises(AssertionError):
        registry.git(*ask, "https://muu.example/koe/rekisteri")


class TestHandOn:
    def test_an_output_is_one_line_of_the_jobs_file(self, monkeypatch, tmp_path: Path) -> None:
        monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "out"))

        hand_on("commit", "a" * 40)

        assert (tmp_path / "out").read_text() == f"commit={'a' * 40}\n"

    @pytest.mark.parametrize(
        ("name", "value"),
        [("commit", "a\nmuu=b"), ("commit", "a b"), ("commit\nx", "a"), ("", "a"), ("commit", "ä")],
    )
    def test_what_could_be_more_than_one_is_refused(
        self, monkeypatch, tmp_path: Path, name: str, value: str
    ) -> None:
        monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "out"))

        with pytest.raises(ValueError, match=r".*"):
            hand_on(name, value)
        assert not (tmp_path / "out").exists()

    def test_outside_a_job_nothing_is_written(self) -> None:
        hand_on("commit", "a")
