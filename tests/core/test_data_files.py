from pathlib import Path

import pytest

from ita_desktop import assets
from ita_desktop.core.data_files import read_lines, read_toml


def test_read_toml() -> None:
    assert read_toml("ita", "2567.toml")["target"] == "85"


def test_missing_file_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        read_toml("ita", "1.toml")


def test_lines_without_comments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("# head\nก ข\n\n#\nค\n", encoding="utf-8")
    monkeypatch.setattr(assets, "resource", tmp_path.joinpath)
    assert read_lines("list.txt") == ["ก ข", "ค"]
