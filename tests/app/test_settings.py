from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.app import places
from ita_desktop.app.settings import FILE_NAME, MOST_RECENT, Setting, Settings, open_settings

SHARE = "\\\\server\\งาน ITA\\รายงาน, 2567.db"
VALUES: dict[str, Any] = {
    "language": "en",
    "font_size": 20,
    "theme": "dark",
    "official_name": 'นาย ก. "ข"',
    "official_position": "ปลัดเทศบาล, @ชำนาญการ",
    "last_folder": "\\\\server\\งาน",
    "export_folder": "D:\\ส่งออก;1",
    "preview_shown": False,
    "findings_shown": True,
    "preview_zoom": 1.25,
    "window_geometry": b"\0\xff,;\n",
    "window_state": b"@Variant(",
    "recent": (SHARE, "/home/ก/b.db"),
}
DEFAULTS = {name: setting.default for name, setting in vars(Settings).items() if isinstance(setting, Setting)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def values(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in DEFAULTS}


def test_every_value_is_found_again_by_the_next_run(file: Path) -> None:
    written = Settings(file)
    for name, value in VALUES.items():
        setattr(written, name, value)
    assert written.save()
    assert VALUES.items() <= values(Settings(file)).items()
    assert not VALUES.keys() ^ DEFAULTS.keys() - {"_tabs"}


def test_without_a_file_there_are_defaults(file: Path) -> None:
    assert values(Settings(file)) == DEFAULTS
    assert (DEFAULTS["language"], DEFAULTS["theme"], DEFAULTS["recent"]) == ("th", "system", ())


@pytest.mark.parametrize(
    "written", ["x", "", "99", '["a', "{}", "nul", "[" * 5000, "@Invalid()", "@ByteArray(x)", "a, b"]
)
def test_a_wrong_value_is_the_default(file: Path, written: str) -> None:
    names = [name for name in DEFAULTS if not name.startswith(("official", "last", "export"))]
    file.write_text("".join(f"{getattr(Settings, name).name}={written}\n" for name in names), encoding="utf-8")
    found = values(Settings(file))
    assert {name: found[name] for name in names} == {name: DEFAULTS[name] for name in names}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.binary(max_size=200))
def test_a_broken_file_never_hurts_and_is_mended(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    broken = Settings(file)
    values(broken)
    broken.font_size = 14
    broken.save()
    assert Settings(file).font_size == 14


@pytest.mark.parametrize("content", [b"last_folder=@Variant(\\0\\0\\0\\x7f)\n", b"x" * ((1 << 20) + 1)])
def test_a_file_that_is_not_ours_is_put_aside_unread(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert values(Settings(file)) == DEFAULTS
    assert [path.name for path in file.parent.iterdir()] == [f"{FILE_NAME}.bad"]


def test_where_it_cannot_be_put_aside_there_are_defaults(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"last_folder=@Variant(x)\nfont_size=14\n")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError))
    assert values(Settings(file)) == DEFAULTS


@pytest.mark.parametrize("make", [Path.mkdir, lambda file: file.parent.joinpath("x").write_text("")])
def test_where_nothing_can_be_written_values_hold_while_the_program_runs(file: Path, make: Any) -> None:
    make(file)
    unwritable = Settings(file if file.exists() else file.parent / "x" / FILE_NAME)
    unwritable.font_size = 14
    assert (unwritable.save(), unwritable.font_size) == (False, 14)


def test_the_last_report_comes_first_and_is_there_once(file: Path) -> None:
    remembered = Settings(file)
    for path in ("a.db", SHARE, "b.db", SHARE):
        remembered.remember(path)
    assert list(remembered.recent) == [SHARE, "b.db", "a.db"]
    remembered.forget("b.db")
    assert list(remembered.recent) == [SHARE, "a.db"]


def test_only_some_reports_are_remembered(file: Path) -> None:
    remembered = Settings(file)
    for number in range(MOST_RECENT + 5):
        remembered.remember(f"{number}.db")
    assert remembered.recent == tuple(f"{number}.db" for number in range(MOST_RECENT + 4, 4, -1))


def test_each_report_has_its_last_tab(file: Path) -> None:
    remembered = Settings(file)
    remembered.set_last_tab(SHARE, "memo")
    remembered.set_last_tab("b.db", "scores")
    remembered.set_last_tab(SHARE, "signers")
    assert [remembered.last_tab(path) for path in (SHARE, "b.db", "c.db")] == ["signers", "scores", ""]


def test_settings_lie_in_the_folder_for_them(folders: dict[str, Path]) -> None:
    opened = open_settings()
    opened.font_size = 12
    assert opened.save()
    assert (places.config_folder() / FILE_NAME).is_file()
