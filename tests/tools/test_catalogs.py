import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import catalogs
from ita_desktop.core.thai_text import normalise

PO_FILES = catalogs.po_files()
ALL_PO_FILES = catalogs.po_files("*")
[THAI] = [path for path in PO_FILES if "th" in path.parts]
TRANSLATED = {str(message.id): message for message in catalogs.read(THAI.read_bytes()) if message.id}
SOURCES = catalogs.source_texts()
HEADER = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: th\\n"\n\n'

UNTIDY = re.compile(
    r"""\s\s | (?<!พ\.ศ)\.$                 # doubled spaces, a full stop
    | [ก-๛][{%]                             # Thai without a space before what is filled in
    | (?:\} | %[a-z] | %\(\w+\)[a-z])[ก-๛]  # or after it
    """,
    re.VERBOSE,
)

each_language = pytest.mark.parametrize("path", PO_FILES, ids=lambda path: str(path.parts[-3]))


@each_language
def test_every_source_text_is_translated(path: Path) -> None:
    assert catalogs.untranslated(catalogs.updated(path.read_bytes(), SOURCES)) == []


@each_language
def test_the_po_file_is_up_to_date(path: Path) -> None:
    """Nothing is obsolete, fuzzy or out of order: `tools/catalogs.py update` would change nothing."""
    po = path.read_bytes()
    assert catalogs.updated(po, SOURCES).decode() == po.decode()


@pytest.mark.parametrize("path", ALL_PO_FILES, ids=lambda path: f"{path.parts[-3]} {path.stem}")
def test_the_mo_file_belongs_to_the_po_file(path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == catalogs.compiled(path.read_bytes())


def fields(text: str) -> list[str]:
    """List the placeholders of both kinds: {name} of our texts, %s and %(name)s of argparse's."""
    named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    return sorted(named + re.findall(r"%(?:\(\w+\))?[a-z]", text))


def test_translations_have_the_same_placeholders() -> None:
    for message in TRANSLATED.values():
        source = message.id if isinstance(message.id, str) else message.id[0]
        assert [fields(text) for text in catalogs.strings(message)] == [fields(source)]


def test_translations_are_well_typed() -> None:
    thai = [text for message in TRANSLATED.values() for text in catalogs.strings(message)]
    assert [text for text in thai if text != normalise(text) or UNTIDY.search(text)] == []


def calls(module: Path) -> Iterator[tuple[str, ast.expr]]:
    """Yield the name and the first argument of every call in a module that takes a source text."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in catalogs.keywords():
                yield name, node.args[0]


@pytest.mark.parametrize("module", sorted(catalogs.SOURCES.rglob("*.py")), ids=lambda path: path.stem)
def test_every_source_text_is_found(module: Path) -> None:
    """The extraction sees literals only, and not inside f-strings; what is raised is a literal or another's `.text`.

    What is translated may also come from a table, whose texts are marked there.
    """
    for name, text in calls(module):
        if isinstance(text, ast.Constant):
            assert text.value in SOURCES
        elif name == "tr" or name.startswith("translate"):
            assert not isinstance(text, ast.JoinedStr | ast.BinOp | ast.IfExp)
        elif module.stem != "errors":
            assert getattr(text, "attr", ast.unparse(text)) == "text"


def test_update_keeps_what_is_known_and_takes_out_the_rest() -> None:
    po = HEADER + 'msgid "kept"\nmsgstr "เก็บ"\n\nmsgid "gone"\nmsgstr "หาย"\n'.encode()
    texts = {message.id: message.string for message in catalogs.read(catalogs.updated(po, frozenset({"kept", "new"})))}
    assert texts == {"": texts[""], "kept": "เก็บ", "new": ""}


def test_contexts_are_compiled() -> None:
    po = HEADER + 'msgctxt "Button"\nmsgid "Open"\nmsgstr "เปิด"\n'.encode()
    catalog = gettext.GNUTranslations(io.BytesIO(catalogs.compiled(po)))
    assert (catalog.pgettext("Button", "Open"), catalog.gettext("Open")) == ("เปิด", "Open")


def test_a_text_without_translation_is_not_compiled() -> None:
    po = HEADER + b'msgid "new"\nmsgstr ""\n'
    assert catalogs.untranslated(po) == ["new"]
    assert b"new" not in catalogs.compiled(po)


def test_headers_tell_no_day_and_no_machine() -> None:
    assert not re.search(rb"Date|Babel|20[0-9][0-9]", THAI.read_bytes()[:400])


def test_commands_bring_both_files_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(catalogs, "ROOT", tmp_path)
    monkeypatch.setattr(catalogs, "CATALOGS", tmp_path)
    po = tmp_path / "th" / "LC_MESSAGES" / THAI.name
    po.parent.mkdir(parents=True)
    po.write_bytes(HEADER + b'msgid "gone"\nmsgstr "x"\n')
    assert (catalogs.main(["update"]), catalogs.main(["compile"]), catalogs.main([])) == (0, 1, 2)
    assert po.with_suffix(".mo").exists()
    assert {"  taken out: gone", "  to translate: fiscal year"} <= set(capsys.readouterr().out.splitlines())
