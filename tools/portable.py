"""Packs the built program as a portable zip: `python tools/portable.py [dist/ita-desktop]`.

The zip lies beside the folder. In it is one folder with the marker file, by which the program keeps everything beside
itself. Two zips of the same files are equal when SOURCE_DATE_EPOCH is the same for both.
"""

import os
import sys
import time
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ita_desktop import __version__

NAME: Final = "ita-desktop"
MARKER: Final = "portable.txt"
ROOT: Final = Path(__file__).resolve().parents[1]

_MARKER_TEXT: Final = (
    "\ufeffเมื่อไฟล์นี้อยู่ข้างโปรแกรม โปรแกรมจะเก็บการตั้งค่าและสำเนาทั้งหมดไว้ในโฟลเดอร์นี้\r\n"
    "ลบไฟล์นี้ออกเพื่อให้เก็บไว้กับผู้ใช้แต่ละคนในเครื่อง\r\n"
)
_FIRST_YEAR: Final = (1980, 1, 1, 0, 0, 0)
"""Before which zip files know no time."""


def packed_names() -> set[str]:
    """Return what of the program's folder goes into the zip; whoever has tried the program has left reports there."""
    beside = {path.name for path in (ROOT / "packaging").glob("*/*")}
    programs = {f"{name}{ending}" for name in (NAME, f"{NAME}-console") for ending in ("", ".exe")}
    return {"_internal", "LICENSE", "NOTICE", *programs, *beside}


def pack(program: Path) -> Path:
    """Write the zip of a built program and return its path; FileNotFoundError if there is no such program."""
    if not (program / "_internal").is_dir():
        raise FileNotFoundError(f"{program} is no built program: run pyinstaller build.spec first")
    wanted = packed_names()
    folder = f"{NAME}-{__version__}"
    packed = program.parent / f"{NAME}-portable-{__version__}.zip"
    moment = max(time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))[:6], _FIRST_YEAR)
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in program.rglob("*") if path.is_file()):
            inside = file.relative_to(program)
            if inside.parts[0] in wanted:
                entry = _entry(f"{folder}/{inside.as_posix()}", moment, file.stat().st_mode)
                archive.writestr(entry, file.read_bytes())
        archive.writestr(_entry(f"{folder}/{MARKER}", moment, 0o644), _MARKER_TEXT)
    return packed


def _entry(name: str, moment: tuple[int, ...], mode: int) -> ZipInfo:
    entry = ZipInfo(name, moment)  # type: ignore[arg-type]  # the stub wants six in a tuple, and these are six
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3  # Unix, whose modes the next line gives
    entry.external_attr = (0o100000 | (0o755 if mode & 0o100 else 0o644)) << 16
    return entry


def main(arguments: list[str]) -> int:
    """Pack and tell where the zip is and how large."""
    program = Path(arguments[0]) if arguments else ROOT / "dist" / NAME
    try:
        packed = pack(program)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{packed} ({packed.stat().st_size / 1e6:.0f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
