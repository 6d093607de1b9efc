"""What a command costs: processor seconds, time on the clock, and the memory of all its processes at their most."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROCESSES = Path("/proc")
SECONDS_BETWEEN_LOOKS = 0.1
LONGEST_SAYING = 2000


class CommandFailed(Exception):
    """A measured command that ended with an error: the message ends with what it said."""


@dataclass(frozen=True)
class Cost:
    """What a command took. `cpu_seconds` is of all its processes, the system's work for them included."""

    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    said: str


def cost_of(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder and wait for its end; raises CommandFailed when it ends with an error.

    Memory is what all processes of the command hold together, looked at ten times a second, where the system
    tells it (Linux); elsewhere that of the largest process.
    """
    with tempfile.TemporaryFile() as sayings:
        since = time.monotonic()
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=sayings,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = MemoryWatch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - since
        process.returncode = os.waitstatus_to_exitcode(status)
        sayings.seek(0)
        said = sayings.read().decode(errors="replace")
    if process.returncode:
        raise CommandFailed(f"{' '.join(map(str, command))} ended with {process.returncode}: {said[-LONGEST_SAYING:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, max(watch.end(), usage.ru_maxrss * 1024), said)


class MemoryWatch:
    """Looks again and again at the memory of every process in a session."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> int:
        """The most bytes the processes held together."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        """Keep the largest sum seen."""
        while not self._over.wait(SECONDS_BETWEEN_LOOKS):
            self._peak = max(self._peak, sum(resident_bytes(self._session)))


def resident_bytes(session: int) -> Iterator[int]:
    """The memory of each process in a session."""
    page = os.sysconf("SC_PAGE_SIZE")
    return (int(told[21]) * page for told in processes(session))


def busy_seconds(session: int) -> float:
    """Processor seconds that the processes of a session have used so far, those left out that have ended."""
    tick = os.sysconf("SC_CLK_TCK")
    return sum(int(told[11]) + int(told[12]) for told in processes(session)) / tick


def processes(session: int) -> Iterator[list[str]]:
    """What the system tells of each process in a session, from its state on; nothing where it tells nothing."""
    for entry in PROCESSES.iterdir() if PROCESSES.is_dir() else ():
        if not entry.name.isdigit():
            continue
        try:
            # The name of the program stands first, in brackets, and may hold spaces.
            told = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended since
        if int(told[3]) == session:
            yield told


def best_of(costs: Sequence[Cost]) -> Cost:
    """The cost least disturbed by what else the machine did: that of the fewest processor seconds."""
    return min(costs, key=lambda cost: cost.cpu_seconds)
