"""Saves in processes of their own, which the system may really refuse, starve or kill. Run as a program by its name.

Each function writes one line on what came of it.
"""

import errno
import os
import random
import resource
import shutil
import signal
import stat
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from formats.format_2 import REPORT
from ita_desktop.errors import UserError
from ita_desktop.storage.atomic import write_atomically
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.writing import write_report

LONG_PARAGRAPHS = ("ย่อหน้าที่ยาวมาก " * 500,) * 20
OTHER = replace(REPORT, narrative=replace(REPORT.narrative, paragraphs=LONG_PARAGRAPHS))
NOBODY = 65534


def in_fork(action: Callable[[], None], kill_after: float | None = None) -> int:
    """Do it in a fork and return how that ended; killed after some seconds if it is told so."""
    child = os.fork()
    if child == 0:
        action()
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def save_for_ever(path: Path) -> None:
    """Save two reports in turn until killed."""
    while True:
        for report in (OTHER, REPORT):
            write_report(report, path, replace=True)


def kill_at_random(path: Path, runs: int = 20) -> None:
    """Kill saves at random moments; the file must be one of the two reports each time."""
    write_report(REPORT, path)
    chance = random.Random(1)
    for _ in range(runs):
        in_fork(partial(save_for_ever, path), chance.uniform(0.002, 0.04))
        assert read_report(path).report in (REPORT, OTHER)
    sys.stdout.write("whole")


def die(*_: object) -> None:
    """End at once, as in a power cut."""
    os.kill(os.getpid(), signal.SIGKILL)


def save_and_die_at(path: Path, module: object, name: str) -> None:
    """Save, and die when the function is called."""
    setattr(module, name, die)
    write_report(OTHER, path, replace=True)


def kill_at_each_step(path: Path) -> None:
    """Kill a save in the middle of each of its steps; until the name changes the old report stays."""
    write_report(REPORT, path)
    for module, name in ((os, "fchmod"), (os, "fsync"), (Path, "replace"), (os, "close"), (os, "unlink")):
        assert in_fork(partial(save_and_die_at, path, module, name)) == signal.SIGKILL, name
        assert read_report(path).report in (REPORT, OTHER)
        assert name in {"close", "unlink"} or read_report(path).report == REPORT
    sys.stdout.write("whole")


def fill_the_disk(path: Path) -> None:
    """Let no file grow beyond a limit, as on a full disk: the data no longer fit, by real refusal of the system."""
    write_report(REPORT, path)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, resource.RLIM_INFINITY))
    report(lambda: write_report(OTHER, path, replace=True))


def without_permission(path: Path) -> None:
    """Save into a folder that may be read but not written, as a user without rights."""
    write_report(REPORT, path)
    path.parent.chmod(0o555)
    path.chmod(0o666)
    if os.getuid() == 0:
        os.setresuid(NOBODY, NOBODY, NOBODY)
    assert read_report(path).read_only
    report(lambda: write_report(OTHER, path, replace=True))


def into_protected_file(path: Path) -> None:
    """Save over a file that is write-protected, in a folder that is not, as a user without rights."""
    write_report(REPORT, path)
    path.parent.chmod(0o777)
    path.chmod(0o444)
    if os.getuid() == 0:
        os.setresuid(NOBODY, NOBODY, NOBODY)
    assert read_report(path).read_only
    report(lambda: write_atomically(path, b"new"))


def protected_by_the_system(path: Path) -> None:
    """Save into a folder on a drive that the system lets nobody write to."""
    write_report(REPORT, path)
    real_open = os.open

    def refuse(name: str, flags: int, *others: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real_open(name, flags, *others)

    os.open = refuse  # type: ignore[assignment]
    report(lambda: write_report(OTHER, path, replace=True))


def full_at_the_last_moment(path: Path) -> None:
    """Save on a network drive that tells only at the end that there was no room."""
    write_report(REPORT, path)

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    os.fsync = refuse  # type: ignore[assignment]
    report(lambda: write_report(OTHER, path, replace=True))


def lose_the_folder(path: Path) -> None:
    """Save while somebody takes the folder away, just before the new file gets its name."""
    folder, away = path.parent / "stick", path.parent / "pulled"
    folder.mkdir()
    write_report(REPORT, folder / "report.db")
    replace_file = Path.replace

    def pull(source: Path, target: Path) -> Path:
        folder.rename(away)
        return replace_file(source, target)

    Path.replace = pull  # type: ignore[method-assign, assignment]
    report(lambda: write_report(OTHER, folder / "report.db", replace=True))
    away.joinpath("report.db").rename(path)
    shutil.rmtree(away)


def trace_save(path: Path) -> None:
    """Save, and write in which order what was brought to the disk and named."""
    events: list[str] = []
    sync, rename = os.fsync, os.replace

    def traced_sync(descriptor: int) -> None:
        status = os.fstat(descriptor)
        events.append("fsync folder" if stat.S_ISDIR(status.st_mode) else f"fsync file of {status.st_size} bytes")
        sync(descriptor)

    def traced_rename(source: str, target: str) -> None:
        events.append("rename")
        rename(source, target)

    os.fsync, os.replace = traced_sync, traced_rename  # type: ignore[assignment]
    write_report(REPORT, path)
    sys.stdout.write("; ".join(events))


def save(path: Path) -> None:
    """Save once, for a tracer outside of the process."""
    write_report(REPORT, path)


def report(action: Callable[[], object]) -> None:
    """Write which error came, and its words."""
    try:
        action()
    except UserError as error:
        sys.stdout.write(f"{type(error).__name__} {error}")


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))
