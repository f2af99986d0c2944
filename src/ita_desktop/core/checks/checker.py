"""Runs the rules over a report. A `Checker` keeps what it has found in texts, so that a change costs little."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from itertools import chain
from typing import Any, Final, NamedTuple, cast, get_args, get_type_hints

from ita_desktop.core import paths
from ita_desktop.core.checks.finding import Fault, Finding, Mend
from ita_desktop.core.checks.mends import reword, rewrite, take_garuda
from ita_desktop.core.checks.rule import Hit, Rule, TextRule
from ita_desktop.core.checks.rules import REPORT_RULES, TEXT_RULES, UNDRAWABLE, UNREADABLE
from ita_desktop.core.checks.texts import Role, Text, texts_of
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import printable
from ita_desktop.errors import Message

_MOST_SHOWN: Final = 5


class _Found(NamedTuple):
    """What one rule has found in a text, wherever in the report the text stands."""

    rule: TextRule
    hit: Hit


@dataclass(slots=True)
class _Known:
    """What is known of a text: what each group of rules has found, with these facts, and put together for each role."""

    facts: tuple[Hashable, ...]
    groups: dict[int, tuple[_Found, ...]] = field(default_factory=dict)
    roles: dict[Role, tuple[_Found, ...]] = field(default_factory=dict)

    def renew(self, facts: tuple[Hashable, ...]) -> None:
        """Forget what was found with other facts."""
        self.groups = {place: found for place, found in self.groups.items() if facts[place] == self.facts[place]}
        self.roles = {}
        self.facts = facts

    def found(self, text: Text) -> tuple[_Found, ...]:
        """Return what is found in the text in its role."""
        found = self.roles.get(text.role)
        if found is None:
            places = (place for place, group in enumerate(TEXT_RULES) if text.role in group.roles)
            found = self.roles[text.role] = tuple(chain.from_iterable(self._of_group(place, text) for place in places))
        return found

    def _of_group(self, place: int, text: Text) -> tuple[_Found, ...]:
        if place not in self.groups:
            rules, facts = TEXT_RULES[place].rules, self.facts[place]
            self.groups[place] = tuple(_Found(rule, hit) for rule in rules for hit in rule.check(text.text, facts))
        return self.groups[place]


def find(
    report: Report, undrawable: Mapping[str, Iterable[str]] | None = None, emblem_trouble: Message | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with a report, in the order of its pages.

    `undrawable` are the characters that no font has, by the path of their text, and `emblem_trouble` is why the own
    emblem cannot be printed, as `document` tells them.
    """
    return Checker().find(report, undrawable, emblem_trouble)


def open_findings(findings: Iterable[Finding], set_aside_keys: Iterable[str]) -> tuple[Finding, ...]:
    """Return the findings that nobody has set aside."""
    keys = frozenset(set_aside_keys)
    rules = {key.partition(" ")[0] for key in keys}  # to make the keys of all others takes time
    return tuple(finding for finding in findings if finding.rule not in rules or finding.key not in keys)


class Checker:
    """Finds in one report after another, each like the one before; what it gives is what a new one would give."""

    def __init__(self) -> None:
        self._facts: tuple[Hashable, ...] = ()
        self._known: dict[str, _Known] = {}

    def find(
        self,
        report: Report,
        undrawable: Mapping[str, Iterable[str]] | None = None,
        emblem_trouble: Message | None = None,
    ) -> tuple[Finding, ...]:
        """Return what is wrong with a report, as the function of the same name."""
        found = list(chain(_in_report(report), self._in_texts(report), _undrawable(report, undrawable or {})))
        if emblem_trouble is not None:
            found.append(_unreadable(emblem_trouble))
        return tuple(sorted(found, key=_order(report)))

    def _in_texts(self, report: Report) -> list[Finding]:
        """Look at each text that is new; what is known of texts that have gone is forgotten."""
        facts = tuple(group.facts(report) for group in TEXT_RULES)
        if facts != self._facts:
            self._facts = facts
        old, self._known = self._known, {}
        findings = []
        for text in texts_of(report):
            known = self._known.get(text.text) or old.get(text.text) or _Known(self._facts)
            if known.facts is not self._facts:
                known.renew(self._facts)
            self._known[text.text] = known
            findings += [_finding(rule, _fault(text, hit)) for rule, hit in known.found(text)]
        return findings


def _in_report(report: Report) -> Iterator[Finding]:
    return (_finding(rule, fault) for rule in REPORT_RULES for fault in rule.check(report))


def _fault(text: Text, hit: Hit) -> Fault:
    words = text.text[hit.start : hit.end]
    return Fault(text.path, hit.message, hit.words or words, (hit.start, hit.end), _mend(text.path, hit, words))


def _mend(path: str, hit: Hit, words: str) -> Mend | None:
    if hit.new is not None:
        return reword(path, (hit.start, hit.end), words, hit.new)
    if hit.change and hit.mend:
        return rewrite(path, hit.change, hit.mend)
    return None


def _finding(rule: Rule, fault: Fault) -> Finding:
    return Finding(rule.id, rule.severity, fault.path, fault.message, fault.words, fault.span, fault.mend)


def _undrawable(report: Report, characters: Mapping[str, Iterable[str]]) -> Iterator[Finding]:
    for path, missing in characters.items():
        found = sorted(missing)
        shown = [f"{character} (U+{ord(character):04X})" for character in map(printable, found[:_MOST_SHOWN])]
        more = ["…"] if len(found) > _MOST_SHOWN else []
        message = Message(
            "No font has {characters}; a box is printed in its place", {"characters": " ".join(shown + more)}
        )
        text = paths.get(report, path)
        at = min(place for place in map(text.find, found) if place >= 0)
        yield _finding(UNDRAWABLE, Fault(path, message, "".join(found), (at, at + 1)))


def _unreadable(trouble: Message) -> Finding:
    message = Message("The Garuda is printed: {cause}", {"cause": trouble})
    return _finding(UNREADABLE, Fault("emblem", message, mend=take_garuda()))


def _order(report: Report) -> Callable[[Finding], tuple[int, ...]]:
    """Return the key by which findings stand in the order of the report: the fields of the model, row by row."""
    rows = _row_places(report)

    def order(finding: Finding) -> tuple[int, ...]:
        key: list[int] = []
        plain = ""
        for step in paths.steps_of(finding.path):
            plain = f"{plain}.{step.name}" if plain else step.name
            key += (_fields()[plain], -1 if step.key is None else rows.get(step, _counted(step.key)))
        return (*key, *(finding.span or ()))

    return order


def _row_places(report: Report) -> dict[paths.Step, int]:
    """Return the place of each row that is not named by its place."""
    keys = {
        "signatories": [[row.id for row in report.memo.signatories]],
        "indicators": [[str(row.number) for row in report.scores.indicators]],
        "sections": [[row.id for row in report.measures.sections]],
        "measures": [[row.id for row in section.measures] for section in report.measures.sections],
        "captions": [[key for key, _ in report.settings.captions]],
    }
    parts = ((name, part) for name, parts in keys.items() for part in parts)
    return {paths.Step(name, key): place for name, part in parts for place, key in enumerate(part)}


def _counted(key: str) -> int:
    return int(key) if key.isdecimal() else 0


@cache
def _fields() -> dict[str, int]:
    """Return the place of each field in its record, by its path without rows."""
    return dict(_fields_of(Report, ""))


def _fields_of(record: type[Any], before: str) -> Iterator[tuple[str, int]]:
    kinds = get_type_hints(record)
    for place, attribute in enumerate(fields(record)):
        name = attribute.name
        yield before + name, place
        for kind in (kinds[name], *get_args(kinds[name])):
            if is_dataclass(kind):
                yield from _fields_of(cast(type[Any], kind), f"{before}{name}.")
