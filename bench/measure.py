"""Measuring whole processes: CPU seconds (user and system) as the operating system counts them."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A command to measure; `prepare` is run before each time and not counted."""

    name: str
    command: Sequence[str]
    prepare: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the runs of a task took: CPU and wall seconds, one value a run."""

    cpu: tuple[float, ...]
    wall: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the CPU seconds."""
        return statistics.median(self.cpu)


def measure(
    tasks: Sequence[Task], *, runs: int, environment: Mapping[str, str]
) -> dict[str, Figures]:
    """Run all tasks in turn, round after round, so that a drift of the machine meets them alike.

    The first round warms the caches and is not counted. Raises CalledProcessError when one fails.
    """
    cpu: dict[str, list[float]] = {task.name: [] for task in tasks}
    wall: dict[str, list[float]] = {task.name: [] for task in tasks}
    for number in range(runs + 1):
        for task in tasks:
            if task.prepare:
                subprocess.run(task.prepare, check=True, stdout=subprocess.DEVNULL)
            used, passed = _once(task.command, environment)
            if number:
                cpu[task.name].append(used)
                wall[task.name].append(passed)
    return {name: Figures(cpu=tuple(cpu[name]), wall=tuple(wall[name])) for name in cpu}


def _once(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        command,
        check=True,
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    used = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    return used, time.perf_counter() - start
