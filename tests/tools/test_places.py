import json
from pathlib import Path

import places
from ita_desktop import assets

TABLES = {
    "provinces": [["95", "ยะลา", "Yala"], ["10", "กรุงเทพมหานคร", "Bangkok"], ["57", "เชียงราย", "Chiang Rai"]],
    "districts": [
        ["9502", "เบตง", "Betong"],
        ["9501", "เมืองยะลา", ""],
        ["5709", "แม่สาย", ""],
        ["1001", "เขตพระนคร", ""],
    ],
    "subdistricts": [["950201", "เบตง", "", "95110"], ["570901", "แม่สาย (เดิม)", "", "57130"]],
}


def test_the_file_from_the_tables(tmp_path: Path) -> None:
    (tmp_path / "_data").mkdir()
    (tmp_path / "_schema.py").write_text('DATA_VERSION: str = "2026.10.23"\n', encoding="utf-8")
    for name, table in TABLES.items():
        (tmp_path / "_data" / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
    made = places.places(tmp_path)
    assert made.splitlines()[-2:] == ["เชียงราย\tแม่สาย\tแม่สาย", "ยะลา\tเบตง เมืองยะลา\tเบตง"]
    assert "2026.10.23" in made


def test_the_file_names_its_source_and_licence() -> None:
    head = assets.resource("thai", "places.txt").read_text(encoding="utf-8").split("\nส")[0]
    assert "Department of Provincial Administration" in head
    assert "CC BY 4.0" in head
