"""Makes the chapter of the user guide on the keys from the program's own tables: `python tools/guide_keys.py`."""

import sys
from pathlib import Path
from typing import Final

from ita_desktop.texts import translate
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.help_dialogs import IN_PAGES

FILE: Final = Path(__file__).resolve().parents[1] / "docs" / "guide" / "keys.md"

_HEAD: Final = """# แป้นพิมพ์ลัด

ดูรายการนี้ในโปรแกรมได้ที่ **วิธีใช้ › แป้นพิมพ์ลัด**

ตัวอักษรที่ขีดเส้นใต้ในวงเล็บ เช่น (F) ใช้คู่กับ `Alt`

| กด | เพื่อ |
|---|---|
"""


def chapter() -> str:
    """Return the chapter: all keys in the order of the menus, then those of fields and lists."""
    rows = [(command.keys, command.tip) for command in COMMANDS if command.keys]
    rows += [(tuple(keys.split(", ")), text) for keys, text in IN_PAGES]
    lines = [f"| {' หรือ '.join(f'`{key}`' for key in keys)} | {translate(text, 'th')} |" for keys, text in rows]
    return _HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Write the chapter."""
    FILE.write_text(chapter(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
