"""The command line as a stranger uses it: what it makes, and how it refuses."""

import gettext
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

import pytest
from pypdf import PdfReader

from formats import format_2
from ita_desktop import __version__, cli, self_test
from ita_desktop.core.blank import blank_report
from ita_desktop.core.fiscal_years import reported_year
from ita_desktop.storage import write_report

THAI = re.compile("[ก-๛]")
REPORT: dict[str, Any] = {"format": "ita-report", "version": 1, "fiscal_year": 2567}

each_language = pytest.mark.parametrize("language", ["th", "en"])


class Outcome(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(scope="module")
def report_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("report") / "report.db"
    write_report(blank_report(2567), path)
    return path.read_bytes()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report_bytes: bytes) -> Path:
    """Make the current folder one with a report, data, and folders with the names of files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.db").write_bytes(report_bytes)
    (tmp_path / "good.json").write_text(json.dumps(REPORT), encoding="utf-8")
    for name in ("folder.db", "folder.pdf", "folder.json"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run one command in `folder`; its words are given as one text or one by one."""

    def call(*arguments: str) -> Outcome:
        words = arguments[0].split() if len(arguments) == 1 else list(arguments)
        return Outcome(cli.main(words), *capsys.readouterr())

    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("COLUMNS", "80")
    domain = gettext.textdomain()
    yield call
    gettext.textdomain(domain)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def assert_refused(run: Run, folder: Path, arguments: str, language: str = "th") -> None:
    """Check that a command ends with one clear line in the language, and leaves the folder as it was."""
    before = contents(folder)
    outcome = run(f"{arguments} --lang {language}" if language != "th" else arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert re.fullmatch(r"ita-desktop: \S.{10,}\n", outcome.err)
    assert bool(THAI.search(outcome.err)) is (language == "th")
    assert contents(folder) == before


def data(**changes: Any) -> bytes:
    return json.dumps(REPORT | changes).encode()


def measure(**cells: Any) -> dict[str, Any]:
    return {"measures": {"sections": [{"title": "", "measures": [cells]}]}}


def pdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


# What it makes


@pytest.mark.parametrize(
    ("arguments", "year"),
    [
        ("", reported_year(datetime.now(UTC).astimezone().date())),
        ("--year 2568", 2568),
        ("--year ๒๕๖๘", 2568),
        ("--sample", 2567),
        ("--sample --year 2567", 2567),
    ],
)
def test_new(arguments: str, year: int, run: Run) -> None:
    assert run(f"new OUT.db {arguments}") == (0, "", "")
    assert json.loads(run("info OUT.db --json").out)["fiscal_year"] == year


def test_exported_data_come_back_the_same(run: Run, folder: Path) -> None:
    for arguments in ("new a.db --sample", "export a.db a.json", "import a.json b.db", "export b.db b.JSON"):
        assert run(arguments) == (0, "", "")
    assert (folder / "a.json").read_bytes() == (folder / "b.JSON").read_bytes()


def test_an_export_replaces_an_older_one(run: Run, folder: Path) -> None:
    (folder / "OUT.pdf").write_bytes(b"of yesterday")
    assert run("export good.db OUT.pdf") == (0, "", "")
    assert "บันทึกข้อความ" in pdf_text(folder / "OUT.pdf")


@pytest.mark.parametrize(
    ("language", "line"),
    [("th", "ปีงบประมาณ: 2567"), ("en", "fiscal year: 2567"), ("th", "หน่วยงาน: –"), ("en", "hand-overs: 0")],
)
def test_info_as_text(language: str, line: str, run: Run) -> None:
    outcome = run(f"--lang {language} info good.db")
    assert (outcome.code, outcome.err) == (0, "")
    assert line in outcome.out.splitlines()


def test_info_is_one_line_a_fact(run: Run, folder: Path) -> None:
    (folder / "a.json").write_bytes(data(agency={"name": "a\u202eb\nc"}))
    run("import a.json a.db")
    assert "agency: a\ufffdb c" in run("info a.db --lang=en").out.splitlines()
    assert json.loads(run("info a.db --json").out)["agency"] == "a\u202eb\nc"


def test_info_tells_the_way_from_desk_to_desk(run: Run, folder: Path) -> None:
    (folder / "way.db").write_bytes(format_2.FILE.read_bytes())
    told = json.loads(run("info way.db --json").out)
    assert [step["receiver"]["name"] for step in told["hand_overs"]] == [format_2.RECEIVER.name, format_2.SENDER.name]
    assert told["hand_overs"][1]["accepted_by"] is None
    assert told["seal"] == {"state": "broken", "step": 1}  # the fixture was never sealed
    shown = run("info way.db --lang en").out
    assert f"hand-over 2: {format_2.RECEIVER.name} → {format_2.SENDER.name}" in shown
    assert "seal: Attention: the record of step 1" in shown


def test_check_of_a_clean_report_says_nothing(run: Run) -> None:
    run("new clean.db --sample")
    assert run("check clean.db") == (0, "", "")
    assert run("check clean.db --json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("th", "ควรตรวจสอบ · หัวข้อที่ ๒: หัวข้อนี้ยังไม่มีมาตรการ โปรดเพิ่มมาตรการหรือลบหัวข้อ"),
        ("en", "Warning · Section ๒: The section has no measures; add one, or remove the section"),
        ("en", "Hint · Memo › Number: The memo has no number; leave it so only if it is to be written by hand"),
    ],
)
def test_check_is_one_line_a_finding(language: str, line: str, run: Run) -> None:
    outcome = run(f"check good.db --lang {language}")
    assert (outcome.code, outcome.err) == (1, "")
    assert line in outcome.out.splitlines()
    assert len(outcome.out.splitlines()) == len(json.loads(run("check good.db --json").out))


def test_check_as_json(run: Run, folder: Path) -> None:
    (folder / "a.json").write_bytes(data(agency={"name": "เทศบาลเมืองเบตง"}, memo={"subject": "ก เทศบาลเมืองแม่สาย 漢"}))
    run("import a.json a.db")
    outcome = run("check a.db --json --lang en")
    [name] = [row for row in json.loads(outcome.out) if row["rule"] == "other-agency"]
    assert outcome.code == 1
    assert re.fullmatch(r"other-agency memo\.subject [0-9a-f]{16}", name.pop("key"))
    assert name == {
        "rule": "other-agency",
        "severity": "warning",
        "path": "memo.subject",
        "place": "Memo › Subject",
        "text": "เทศบาลเมืองแม่สาย is another agency; this is the report of เทศบาลเมืองเบตง",
        "start": 2,
        "end": 19,
        "can_mend": True,
    }
    assert "No font has 漢 (U+6F22); a box is printed in its place" in outcome.out


def test_check_cannot_command_the_terminal(run: Run, folder: Path) -> None:
    (folder / "a.json").write_bytes(data(scores={"level": "a\u202eb\nc"}))
    run("import a.json a.db")
    assert "“a\ufffdb c”"[1:-1] not in (out := run("check a.db --lang en").out)
    assert "ab c is no level of the year 2567" in out


@each_language
def test_self_test(language: str, run: Run) -> None:
    outcome = run(f"self-test --lang {language}")
    assert (outcome.code, outcome.err) == (0, "")
    words = {line.rpartition(": ")[2] for line in outcome.out.splitlines()}
    assert words == {"ปกติ" if language == "th" else "ok"}


def test_self_test_shows_what_fails_and_goes_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "checks", lambda: [("a", lambda: 1 / 0), ("b", lambda: None)])
    assert run("self-test --lang en") == (1, "a: ZeroDivisionError: division by zero\nb: ok\n", "")


def test_self_test_of_the_window_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    def checks() -> list[tuple[str, Callable[[], None]]]:
        return [("the window", lambda: None)]

    assert cli.main(["self-test", "--lang=en"], checks) == 0
    assert "the window" not in capsys.readouterr().out
    assert cli.main(["self-test", "--lang=en", "--window"], checks) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "the window: ok"


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"{__version__}\n", "")


# Help


@each_language
@pytest.mark.parametrize("command", ["", "new", "import", "export", "info", "check", "self-test"])
def test_help(command: str, language: str, run: Run) -> None:
    outcome = run(f"{command} --help --lang {language}")
    assert (outcome.code, outcome.err) == (0, "")
    assert bool(THAI.search(outcome.out)) is (language == "th")
    assert bool(re.search(r"usage|options|arguments|show|write", outcome.out)) is (language == "en")


@pytest.mark.parametrize("columns", ["60", "80"])
@pytest.mark.parametrize("command", ["", "new", "import", "export", "info", "check"])
def test_no_line_of_the_help_begins_with_a_mark(
    command: str, columns: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert not re.search(r"^\s*[ะัาำิ-ฺๅ็-๎]", run(f"{command} --help").out, re.MULTILINE)


# Bad commands


@each_language
@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "frobnicate",
        "frobnicate good.db",
        "new",
        "new a.db b.db",
        "new a.db --colour",
        "new a.db --sam",
        "new a.db --year",
        "new a.db --year=",
        "new a.db --year next",
        "new a.db --year 67",
        "new a.db --year 2024",
        "new a.db --year 2999",
        "new a.db --year -2567",
        "new a.db --year 99999999999999999999",
        "new a.db --year 2568 --sample",
        "new good.db",
        "new good.db --sample",
        "new folder.db",
        "new missing/a.db",
        "new good.json/a.db",
        "new a.pdf",
        "new a",
        "new " + "x" * 300 + ".db",
        "import good.json",
        "import missing.json a.db",
        "import folder.json a.db",
        "import good.db a.db",
        "import good.json good.db",
        "import good.json a.json",
        "import good.json missing/a.db",
        "export good.db",
        "export missing.db a.pdf",
        "export folder.db a.pdf",
        "export good.db folder.pdf",
        "export good.db folder.json",
        "export good.db missing/a.pdf",
        "export good.db a.docm",
        "export good.db a",
        "export good.db good.db",
        "export good.db .pdf",
        "info",
        "info missing.db",
        "info folder.db",
        "info good.json",
        "info good.db --csv",
        "check",
        "check missing.db",
        "check folder.db",
        "check good.json --json",
        "check good.db --csv",
    ],
)
def test_a_wrong_command_is_refused(arguments: str, language: str, run: Run, folder: Path) -> None:
    assert_refused(run, folder, arguments, language)


@pytest.mark.parametrize("arguments", ["info good.db --lang fr", "info good.db --lang", "--lang= info good.db"])
def test_an_unknown_language_is_refused(arguments: str, run: Run, folder: Path) -> None:
    assert_refused(run, folder, arguments)


@pytest.mark.parametrize("name", ["link.pdf", "hard.json"])
def test_the_report_is_never_replaced_by_its_export(name: str, run: Run, folder: Path) -> None:
    if name == "link.pdf":
        (folder / name).symlink_to("good.db")
    else:
        (folder / name).hardlink_to("good.db")
    assert_refused(run, folder, f"export good.db {name}", "en")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("", "."),
        ("a\x1b[31m.db", "a\ufffd[31m.db"),
        ("a\nb.db", "a b.db"),
        ("a\0b.db", "a\ufffdb.db"),
        ("\udcff.db", "\ufffd.db"),
    ],
)
def test_a_name_cannot_command_the_terminal(name: str, shown: str, run: Run) -> None:
    outcome = run("info", name)
    assert outcome.code == 2
    assert re.fullmatch(rf"ita-desktop: .*{re.escape(shown)}.*\n", outcome.err)


def test_the_command_named_in_the_hint_is_the_one_that_was_tried(run: Run) -> None:
    assert "(how to use it: ita-desktop new --help)" in run("new --lang en").err


# Bad files


def foreign(_: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE book (title TEXT)")
        return connection.serialize()


BAD_FILES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda good: b"",
    "text": lambda good: "รายงาน\n".encode() * 100,
    "other database": foreign,
    "cut off": lambda good: good[: len(good) // 2],
    "cut short": lambda good: good[:50],
    "zeros": lambda good: bytes(len(good)),
    "newer": lambda good: good[:60] + b"\0\0\0\x63" + good[64:],
    "scrambled": lambda good: good[:4096] + bytes(4096) + good[8192:],
}


@each_language
@pytest.mark.parametrize(
    "command", ["info bad.db", "info bad.db --json", "check bad.db", "export bad.db a.pdf", "export bad.db a.json"]
)
@pytest.mark.parametrize("spoil", BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_refused(
    spoil: Callable[[bytes], bytes], command: str, language: str, run: Run, folder: Path, report_bytes: bytes
) -> None:
    (folder / "bad.db").write_bytes(spoil(report_bytes))
    assert_refused(run, folder, command, language)


# Bad data

BAD_DATA = {
    "empty": b"",
    "text": b"ITA report",
    "UTF-16": json.dumps(REPORT).encode("utf-16"),
    "no UTF-8": json.dumps(REPORT | {"agency": {"name": "เมือง"}}, ensure_ascii=False).encode("cp874"),
    "cut off": data()[:-1],
    "list": b"[]",
    "null": b"null",
    "nested": b"[" * 100_000,
    "other format": data(format="ita"),
    "newer version": data(version=2),
    "version as text": data(version="1"),
    "key twice": data()[:-1] + b', "fiscal_year": 2568}',
    "unknown key": data(memos={}),
    "unknown key inside": data(memo={"sender": ""}),
    "key in capitals": data(Memo={}),
    "no year": b'{"format": "ita-report", "version": 1}',
    "year as text": data(fiscal_year="2567"),
    "year as a float": data(fiscal_year=2567.0),
    "western year": data(fiscal_year=2024),
    "endless year": data()[:-5] + b"9" * 5000 + b"}",
    "text as number": data(agency={"name": 1}),
    "text as null": data(agency={"name": None}),
    "object as list": data(memo=[]),
    "list as object": data(memo={"paragraphs": {}}),
    "flag as number": data(settings={"thai_digits": 1}),
    "NaN": data(scores={"overall": float("nan")}),
    "Infinity": data(settings={"memo_top": float("inf")}),
    "score as number": data(scores={"overall": 1e9}),
    "score with exponent": data(scores={"overall": "1e9"}),
    "score NaN": data(scores={"overall": "NaN"}),
    "negative score": data(scores={"overall": "-1"}),
    "endless score": data(scores={"overall": "9" * 10_000}),
    "score with two points": data(scores={"overall": "9.5.5"}),
    "year 0": data(memo={"date": "0000-01-01"}),
    "year 1": data(memo={"date": "0001-01-01"}),
    "Buddhist date": data(memo={"date": "2567-10-09"}),
    "31 February": data(memo={"date": "2024-02-31"}),
    "Thai date": data(memo={"date": "9/10/2024"}),
    "date as number": data(memo={"date": 20241009}),
    "date in a period": data(**measure(period={"start": "2024-13-01"})),
    "1 MB in a cell": data(**measure(summary="x" * 1024**2)),
    "10,000 measures": data(measures={"sections": [{"title": "", "measures": [{}] * 10_000}]}),
    "10,000 measures in sections": data(measures={"sections": [{"title": "", "measures": [{}] * 1000}] * 10}),
    "U+0000": data(agency={"name": "a\0b"}),
    "lone surrogate": data(agency={"name": "a\ud800b"}),
    "unknown layout": data(measures={"layout": "columns"}),
    "indicator twice": data(scores={"indicators": [{"number": 1, "name": "", "instrument": ""}] * 2}),
    "caption without a name": data(settings={"captions": {"": ""}}),
}


@each_language
@pytest.mark.parametrize("spoiled", BAD_DATA.values(), ids=BAD_DATA)
def test_bad_data_are_refused(spoiled: bytes, language: str, run: Run, folder: Path) -> None:
    (folder / "bad.json").write_bytes(spoiled)
    assert_refused(run, folder, "import bad.json a.db", language)


@pytest.mark.parametrize(("key", "place"), [("agency", "agency.x"), ("memo", "memo.x")])
def test_an_unknown_key_is_named(key: str, place: str, run: Run, folder: Path) -> None:
    (folder / "bad.json").write_bytes(data(**{key: {"x": ""}}))
    assert f" {place}: " in run("import bad.json a.db").err


# Odd but legal

MARKUP = (
    "<b>เข้ม</b>",
    "&amp;",
    '<img src="file:///etc/passwd">',
    "</para><br/>",
    "%(x)s {y} \\n",
    "'; DROP TABLE report; --",
)
ODD_TEXTS = {
    "lone marks": "\u0e49\u0e34 \u0301\n\u0e4d",
    "reordered marks": "ก่ำ กำ่ กุ่ กุ่ เเ ํา",
    "many marks": "ก" + "\u0e49" * 100,
    "right to left": "שלום مرحبا \u202eabc\u202c",
    "emoji": "😀 👨\u200d👩\u200d👧 🇹🇭",
    "CJK": "漢字 かな 한국어",
    "other scripts": "ລາວ ខ្មែរ မြန်မာ देवनागरी",
    "invisible": "ก\u200bข\u00adค\ufeffง\u2060จ",
    "one long word": "ก" * 3000 + "x" * 3000,
    "blanks": " \n\n \t\u00a0\n",
    "markup": " ".join(MARKUP),
}


def import_odd(run: Run, folder: Path, text: str) -> None:
    cells = dict.fromkeys(("number", "activity", "summary", "outcome", "responsible", "remarks"), text[:2000])
    memo = {"subject": text[:2000], "paragraphs": [text], "signatories": [{"name": text[:2000], "position": ""}]}
    (folder / "odd.json").write_bytes(data(memo=memo, narrative={"paragraphs": [text]}, **measure(**cells)))
    assert run("import odd.json odd.db") == (0, "", "")


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_text_is_printed(text: str, run: Run, folder: Path) -> None:
    import_odd(run, folder, text)
    outcome = run("export odd.db odd.pdf")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.count("\n") <= 1
    assert len(PdfReader(folder / "odd.pdf").pages) >= 1


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("漢", "ita-desktop: no font has these characters, they are printed as boxes: 漢 (U+6F22)\n"),
        ("ABC กขค ๑๒๓ – “”", ""),
    ],
)
def test_characters_without_a_font_are_told(text: str, warning: str, run: Run, folder: Path) -> None:
    import_odd(run, folder, text)
    assert run("export odd.db odd.pdf --lang en") == (0, "", warning)


def test_the_warning_stays_one_line(run: Run, folder: Path) -> None:
    import_odd(run, folder, "".join(map(chr, range(0x4E00, 0x4F00))))
    [line] = run("export odd.db odd.pdf").err.splitlines()
    assert line.endswith("(U+4E13) …")


def test_markup_is_printed_as_typed(run: Run, folder: Path) -> None:
    import_odd(run, folder, ODD_TEXTS["markup"])
    run("export odd.db odd.pdf")
    printed = "".join(pdf_text(folder / "odd.pdf").split())
    assert [markup for markup in MARKUP if "".join(markup.split()) not in printed] == []
    assert "root:" not in printed


# As a process


def process(*arguments: str, stdout: IO[bytes] | int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-m", "ita_desktop", *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, check=False)


def test_without_terminal_or_locale_thai_comes_out_in_utf_8(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }.items():
        monkeypatch.setenv(name, value)
    done = process("info", "missing.db")
    assert done.stderr.decode().startswith("ita-desktop: ไม่พบไฟล์ missing.db ")
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_whole_run_warns_of_nothing(folder: Path) -> None:
    for arguments in (["new", "ใหม่.db", "--sample"], ["export", "ใหม่.db", "ใหม่.pdf"]):
        done = process(*arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("buffering", ["", "1"])
def test_a_reader_that_leaves_is_no_error(buffering: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", buffering)
    reader, writer = os.pipe()
    os.close(reader)
    done = process("info", "good.db", stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["info", "good.db"], ["--help"]])
def test_an_output_that_is_full_is_told(arguments: list[str], folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(*arguments, "--lang", "en", stdout=full)
    assert done.returncode == 2
    assert re.fullmatch(rb"ita-desktop: the output cannot be written \(.+\)\n", done.stderr)


def test_ctrl_c_ends_without_a_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(options: Any, language: str) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_self_test", interrupted)
    assert run("self-test") == (130, "", "")


def test_a_console_without_streams_is_no_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A windowed program of Windows has neither standard output nor standard error."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert cli.main(["info", "good.db"]) == 0
    assert cli.main(["info", "missing.db"]) == 2
