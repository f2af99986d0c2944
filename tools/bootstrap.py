"""Prepares `.venv` in this checkout and carries out `./run` and `./test`; needs only the standard library."""

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BUILD = ROOT / "build"

TEST_PROGRAMS = {"pdftotext": "poppler-utils", "pdftoppm": "poppler-utils", "Xvfb": "xvfb"}
"""What the tests call, and the Debian package that brings it."""

WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What Qt's wheels take from the system for a window, on a screen or without one, and the packages that bring it."""

APT_GET = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300")

CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))


class Trouble(Exception):
    """This machine lacks something; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Carry out one command and return its exit code: 2 means that this machine could not be prepared."""
    os.chdir(ROOT)
    try:
        match arguments:
            case ["run"]:
                return run()
            case ["test", *for_pytest]:
                return test(for_pytest)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    print("usage: ./run | ./test [pytest arguments]", file=sys.stderr)
    return 2


def run() -> int:
    """Make the sample report and its PDF anew, print the PDF's path, and open the window where there is a display."""
    prepare(for_tests=False)
    BUILD.mkdir(exist_ok=True)
    sample, pdf = BUILD / "sample.db", BUILD / "sample.pdf"
    sample.unlink(missing_ok=True)
    code = python_m("ita_desktop", "new", sample, "--sample") or python_m("ita_desktop", "export", sample, pdf)
    if code == 0:
        print(pdf, flush=True)
    return python_m("ita_desktop", sample) if code == 0 and has_display() else code


def has_display() -> bool:
    """Tell whether a window can be shown to somebody."""
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(for_pytest: list[str]) -> int:
    """Run every check even when one fails, so that one run shows all there is to mend."""
    prepare(for_tests=True)
    failed = []
    for check in (*CHECKS, ("pytest", *for_pytest)):
        name = " ".join(check)
        print(f"== {name}", flush=True)
        if python_m(*check):
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def prepare(*, for_tests: bool) -> None:
    """Bring `.venv` to what pyproject.toml and constraints.txt ask for; do nothing, also offline, when it is there."""
    libraries = missing_libraries() if for_tests or has_display() else []
    install_programs([*missing_programs(for_tests=for_tests), *libraries])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = fingerprint(project)
    base, full = VENV / "installed", VENV / "installed-for-tests"
    if is_written(full if for_tests else base, wanted):
        return
    if not is_written(base, wanted):
        make_venv()
    print("Installing the packages into .venv ...", flush=True)
    pip_install(project["dependency-groups"]["dev"] if for_tests else [])
    for stamp in (base, full) if for_tests else (base,):
        stamp.write_text(wanted, encoding="utf-8")


def fingerprint(project: dict[str, object]) -> str:
    """Return a digest of all that decides what `.venv` holds; it cannot be moved, so its place is a part."""
    parts = [project[table] for table in ("build-system", "project", "dependency-groups")]
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    return hashlib.sha256(json.dumps([parts, constraints, str(ROOT), sys.version]).encode()).hexdigest()


def is_written(stamp: Path, wanted: str) -> bool:
    """Tell whether an earlier installation ended well and is still the wanted one."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def make_venv() -> None:
    """Make an empty `.venv` in the place of an outdated one."""
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]):
        raise Trouble("The virtual environment .venv could not be made; the reason stands above.")


def pip_install(requirements: list[str]) -> None:
    """Install the program, editable, and the given packages in the pinned versions.

    The pins are handed over in the environment because pip then also heeds them for the build backend.
    """
    options = ("--quiet", "--disable-pip-version-check", "--no-input")
    os.environ["PIP_CONSTRAINT"] = "constraints.txt"
    if python_m("pip", "install", *options, "--editable", ".", *requirements):
        raise Trouble("The packages could not be installed; the reason stands above.")


def missing_programs(*, for_tests: bool) -> list[str]:
    """Return the Debian packages that are needed and not there."""
    packages = {package for program, package in TEST_PROGRAMS.items() if for_tests and not shutil.which(program)}
    if importlib.util.find_spec("ensurepip") is None:  # Debian parts it from Python; without it a venv gets no pip
        packages.add(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return sorted(packages)


def missing_libraries() -> list[str]:
    """Return the Debian packages of the libraries that a window needs and that cannot be loaded."""
    return sorted(package for library, package in WINDOW_LIBRARIES.items() if not can_load(library))


def can_load(library: str) -> bool:
    """Tell whether the system finds a shared library; elsewhere than on Linux Qt's wheels bring all of them."""
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_programs(packages: list[str]) -> None:
    """Install Debian packages where that is allowed without a password; otherwise say what has to be installed."""
    if not packages:
        return
    names = " ".join(packages)
    advice = f"This machine lacks something: ask its administrator to run: apt-get install {names}"
    sudo = administrator()
    if sudo is None or not shutil.which("apt-get"):
        raise Trouble(advice)
    print(f"Installing {names} with apt-get ...", flush=True)
    install = [*sudo, *APT_GET, "install", "-y", "--no-install-recommends", *packages]
    outcome = quietly(install)
    if outcome.returncode:
        quietly([*sudo, *APT_GET, "update"])
        outcome = quietly(install)
    if outcome.returncode:
        raise Trouble(f"{outcome.stdout}\n{advice}")


def administrator() -> list[str] | None:
    """Return what to put before a command to run it as administrator; None where that is not allowed."""
    if os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and quietly(["sudo", "-n", "true"]).returncode == 0
    return ["sudo", "-n"] if allowed else None


def python_m(module: str, *arguments: str | Path) -> int:
    """Run a module with the Python of `.venv` and return its exit code."""
    return subprocess.call([VENV / "bin" / "python", "-m", module, *arguments])


def quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it prints."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
