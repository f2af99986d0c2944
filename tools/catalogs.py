"""Keeps the translations in step with the source texts: `python tools/catalogs.py update`, translate, `… compile`.

`update` brings the source texts of `src/` into each language's `ita_desktop.po` and takes out those that are gone;
`qt.po`, what Qt itself shows, is kept by hand. `compile` makes the `.mo` files that the program reads. Nothing in these
files depends on the day, the machine or the order of the sources.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ita_desktop import errors
from ita_desktop.texts import DOMAIN

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCES: Final = ROOT / "src"
CATALOGS: Final = ROOT / "resources" / "locale"

Source: TypeAlias = str | tuple[str, str]
"""A source text, or its singular and plural."""

ARGPARSE: Final[tuple[Source, ...]] = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "one of the arguments %s is required",
    "unrecognized arguments: %s",
    "not allowed with argument %s",
    "ignored explicit argument %r",
    "unexpected option string: %s",
    "ambiguous option: %(option)s could match %(matches)s",
    "expected one argument",
    "expected at most one argument",
    "expected at least one argument",
    ("expected %s argument", "expected %s arguments"),
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
)
"""What Python's argparse (3.11 to 3.14) says to those who use a program, not to those who write it."""

_MARKERS: Final = ("Message", "source_text", "translate", "translated", "tr", "_")


def keywords() -> frozenset[str]:
    """Return the names of the functions and error kinds whose first argument is a source text."""
    return frozenset((*_MARKERS, *_kinds(errors.UserError)))


def source_texts() -> frozenset[Source]:
    """Return every text of the program that has to be translated."""
    found = extract_from_dir(SOURCES, [("**.py", "python")], keywords=dict.fromkeys(keywords()))
    return frozenset((*(_source(text) for _, _, text, _, _ in found), *ARGPARSE))


def updated(po: bytes, texts: frozenset[Source]) -> bytes:
    """Return the contents of a `.po` file with exactly `texts`, sorted; those that are new have no translation."""
    old = read(po)
    new = _catalog_like(old)
    for text in texts:
        known = old.get(text)
        new.add(text, known.string if known else "", user_comments=known.user_comments if known else ())
    return _written(new)


def compiled(po: bytes) -> bytes:
    """Return the contents of the `.mo` file that belongs to a `.po` file; texts without translation are left out."""
    old = read(po)
    new = _catalog_like(old)
    for message in old:
        if message.id and all(strings(message)):
            new.add(message.id, message.string, context=message.context)
    buffer = io.BytesIO()
    write_mo(buffer, new)
    return buffer.getvalue()


def untranslated(po: bytes) -> list[Source]:
    """List the source texts of a `.po` file that have no translation yet."""
    return [_source(message.id) for message in read(po) if message.id and not all(strings(message))]


def read(po: bytes) -> Catalog:
    """Return the messages of a `.po` file; ValueError says in which line it is broken."""
    return read_po(io.BytesIO(po), abort_invalid=True)


def po_files(domain: str = DOMAIN) -> list[Path]:
    """List the `.po` file of each language; those of our own texts, or of another domain, or of all with "*"."""
    return sorted(CATALOGS.glob(f"*/LC_MESSAGES/{domain}.po"))


class _PlainCatalog(Catalog):
    """A catalog whose header tells the language and how to read the file, and nothing that changes by itself."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
        ]

    mime_headers = property(_get_mime_headers)


def _catalog_like(old: Catalog) -> Catalog:
    title = "# What the program says. Made by tools/catalogs.py, translated by hand."
    return _PlainCatalog(old.locale_identifier, header_comment=title, fuzzy=False)


def _kinds(error: type[errors.UserError]) -> Iterator[str]:
    """Yield the name of an error kind and of all that are made from it."""
    yield error.__name__
    for kind in error.__subclasses__():
        yield from _kinds(kind)


def _source(text: str | tuple[str, ...] | list[str]) -> Source:
    if isinstance(text, str):
        return text
    singular, plural = text
    return singular, plural


def strings(message: Message) -> tuple[str, ...]:
    """Return the translation of a message, one text for each plural form; an empty one is not translated."""
    translation = message.string or ""
    return (translation,) if isinstance(translation, str) else tuple(translation)


def _written(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, sort_output=True, no_location=True)
    return buffer.getvalue().strip() + b"\n"


def update() -> int:
    """Bring every `.po` file up to date and list what is left to translate."""
    texts = source_texts()
    for path in po_files():
        before = path.read_bytes()
        after = updated(before, texts)
        path.write_bytes(after)
        print(path.relative_to(ROOT))
        for text in sorted(map(str, _sources(before) - _sources(after))):
            print(f"  taken out: {text}")
        for text in sorted(map(str, untranslated(after))):
            print(f"  to translate: {text}")
    return 0


def _sources(po: bytes) -> set[Source]:
    return {_source(message.id) for message in read(po) if message.id}


def compile_all() -> int:
    """Make every `.mo` file anew; the exit code is 1 if a translation is missing."""
    missing = False
    for path in po_files("*"):
        po = path.read_bytes()
        path.with_suffix(".mo").write_bytes(compiled(po))
        for text in untranslated(po):
            missing = True
            print(f"{path.relative_to(ROOT)}: not translated: {text}", file=sys.stderr)
    return int(missing)


def main(arguments: list[str]) -> int:
    """Carry out `update` or `compile` and return the exit code."""
    match arguments:
        case ["update"]:
            return update()
        case ["compile"]:
            return compile_all()
    print("usage: python tools/catalogs.py update | compile", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
