"""The stories once more on a real X display, where focus, clipboard and sizes are not pretended."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

STORIES = [str(Path(__file__).with_name(name)) for name in ("test_stories.py", "test_desk_stories.py")]
SCREEN = "1366x768x24"


@pytest.fixture
def display() -> Iterator[str]:
    """Return the name of a display that nobody else uses."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
        server.terminate()


@pytest.mark.parametrize("scale", ["1", "1.5"])
def test_the_stories_on_a_display(scale: str, display: str) -> None:
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": scale}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *STORIES]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stdout
    assert " passed" in ended.stdout
