"""What build.spec leaves out of the built program is not what the program needs."""

import ast
import re
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from architecture.test_layers import MODULES, imported_by
from ita_desktop import __version__

ROOT = Path(__file__).parents[1]
SPEC = (ROOT / "build.spec").read_text(encoding="utf-8")


class Built:
    """Stands in for what PyInstaller's own functions return."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder)
        self.pure: list[object] = []
        self.scripts = [("pyi_rth_pyside6", "", "PYSOURCE"), ("__main__", "", "PYSOURCE")]
        self.binaries = [(path, f"/usr/lib/{path}", kind) for path, kind in FOUND]
        self.datas = [("PySide6/Qt/translations/qt_th.qm", "", "DATA"), ("fonts/a.ttf", "", "DATA")]


FOUND = [
    ("PySide6/Qt/lib/libQt6Pdf.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Network.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Quick.so.6", "BINARY"),
    ("PySide6/Qt6Pdf.dll", "BINARY"),
    ("PySide6/Qt6Quick.dll", "BINARY"),
    ("PySide6/opengl32sw.dll", "BINARY"),
    ("PySide6/Qt/lib/libicudata.so.73", "BINARY"),
    ("icu4py.libs/libicudata-59b7cd96.so.78.3", "BINARY"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "BINARY"),
    ("PySide6/Qt/plugins/platforms/libqeglfs.so", "BINARY"),
    ("PySide6/plugins/platforms/qwindows.dll", "BINARY"),
    ("PySide6\\plugins\\platforms\\qwindows.dll", "BINARY"),
    ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "BINARY"),
    ("PySide6/Qt/plugins/imageformats/libqtiff.so", "BINARY"),
    ("PySide6/QtPdf.abi3.so", "EXTENSION"),
    ("libQt6Pdf.so.6", "SYMLINK"),
    ("libpython3.11.so.1.0", "BINARY"),
    ("libsqlite3.so.0", "BINARY"),
    ("libxcb-cursor.so.0", "BINARY"),
    ("libxcb.so.1", "BINARY"),
    ("libstdc++.so.6", "BINARY"),
    ("libcairo.so.2", "BINARY"),
    ("pillow.libs/libjpeg-6dc8d115.so.62.4.0", "BINARY"),
]
KEPT = [0, 1, 3, 6, 7, 8, 10, 11, 14, 16, 17, 18, 22]


def assigned(name: str) -> Any:
    """Return a list of words as it stands in the file."""
    assigns = [node for node in ast.parse(SPEC).body if isinstance(node, ast.Assign)]
    [value] = [node.value for node in assigns if ast.unparse(node.targets[0]) == name]
    return eval(compile(ast.Expression(value), "build.spec", "eval"))


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Run build.spec without PyInstaller and return what it has defined."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("shutil.which", lambda _: None)
    built = Built(tmp_path)
    made = dict.fromkeys(("PYZ", "EXE", "COLLECT", "Analysis"), lambda *_, **__: built)
    return runpy.run_path(str(ROOT / "build.spec"), {"SPECPATH": str(ROOT), **made})


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_nothing_is_left_out_that_the_program_imports(module: Path) -> None:
    excluded = assigned("EXCLUDES")
    imported = set(imported_by(module))
    assert [name for name in excluded if any(each == name or each.startswith(f"{name}.") for each in imported)] == []


def test_wanted_files_are_kept_and_others_not(spec: dict[str, Any]) -> None:
    kept = [entry[0] for entry in spec["analysis"].binaries]
    assert kept == [FOUND[number][0] for number in KEPT]
    assert [entry[0] for entry in spec["analysis"].datas] == ["fonts/a.ttf"]


def test_nothing_runs_before_the_program(spec: dict[str, Any]) -> None:
    assert [entry[0] for entry in spec["analysis"].scripts] == ["__main__"]


def test_on_windows_all_libraries_but_qts_are_kept(spec: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert spec["is_wanted"](("VCRUNTIME140.dll", "", "BINARY"))
    assert spec["is_wanted"](("python311.dll", "", "BINARY"))


def test_what_lies_beside_the_program_is_put_there(spec: dict[str, Any]) -> None:
    beside = {path.name for path in Path(spec["folder"].name).iterdir()}
    assert beside == {"LICENSE", "NOTICE", *(path.name for path in (ROOT / "packaging" / "linux").iterdir())}


def test_all_data_of_the_program_go_along(spec: dict[str, Any]) -> None:
    places = set(re.findall(r'_folder\("(\w+)"\)', (ROOT / "src/ita_desktop/assets.py").read_text(encoding="utf-8")))
    assert places == {place.partition("/")[0] for place in spec["DATA"].values()}
    assert all((ROOT / folder).is_dir() for folder in spec["DATA"])


def test_the_icon_and_the_version_are_found(spec: dict[str, Any]) -> None:
    assert spec["VERSION"] == __version__
    assert Path(spec["ICON"]).is_file()
