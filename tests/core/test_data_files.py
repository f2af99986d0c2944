import pytest

from ita_desktop.core.data_files import read_toml


def test_read_toml() -> None:
    assert read_toml("ita", "2567.toml")["target"] == "85"


def test_missing_file_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        read_toml("ita", "1.toml")
