"""How git proves who it is where a job runs: by the deploy key, else by the job's token, else as its settings say.

Neither stands in an argument, in an address or in the settings of the clone: others could read them there.
"""

from __future__ import annotations

import atexit
import base64
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

KEY, TOKENS = "KIRJURI_DEPLOY_KEY", ("GH_TOKEN", "GITHUB_TOKEN")
"""Variables with the private deploy key (as text) and with the token of a job."""


def credentials() -> Mapping[str, str]:
    """Return variables by which git reaches the platform that `GITHUB_SERVER_URL` names; empty without one."""
    server = os.environ.get("GITHUB_SERVER_URL", "").rstrip("/")
    host = urlsplit(server).hostname if server.startswith("https://") else None
    if not host:
        return {}
    if key := os.environ.get(KEY, "").strip():
        return _by_key(key, server, host)
    token = next(filter(None, map(os.environ.get, TOKENS)), "")
    return _by_token(token, server) if token else {}


def _by_token(token: str, server: str) -> Mapping[str, str]:
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return _settings({f"http.{server}/.extraheader": f"AUTHORIZATION: basic {secret}"})


def _by_key(key: str, server: str, host: str) -> Mapping[str, str]:
    path, known = _kept(key)
    command = (
        f"ssh -i '{path}' -o IdentitiesOnly=yes -o BatchMode=yes "
        f"-o UserKnownHostsFile='{known}' -o StrictHostKeyChecking=accept-new"
    )
    aside = _settings({f"url.ssh://git@{host}/.insteadOf": f"{server}/"})
    return {"GIT_SSH_COMMAND": command, **aside}


def _kept(key: str) -> tuple[Path, Path]:
    """Write the key where only we can read it, as long as we run; return it and a file for known hosts."""
    folder = tempfile.TemporaryDirectory(prefix="kirjuri-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "key"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key + "\n")
    return path, path.with_name("known")


def _settings(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return git settings as variables: they last for one command and are seen by nobody else."""
    made = {"GIT_CONFIG_COUNT": str(len(values))}
    for number, (name, value) in enumerate(values.items()):
        made |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return made
