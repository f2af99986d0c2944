"""The PDF operators that show the words of a line, and the codes that a spread line needs besides the words' own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from ita_desktop.typeset.fonts import WIDENING, Face
from ita_desktop.typeset.shaping import Run, Word

_MOVE = re.compile(">[^<]*<")


def show(words: Sequence[Word], gap: float, face: Face, size: float) -> str:
    """Return the operators that show words at the pen, in `face` before and after; `gap` pt follow each cluster."""
    if gap:
        spacing = gap * 1000 / size
        shown = ((run, "".join(_spaced(*item, spacing) for item in items)) for run, items in _spread(words))
    elif all(word.plain_face is face for word in words):
        return _strings("".join([word.hex for word in words]))
    else:
        shown = ((run, "".join(run.clusters)) for word in words for run in word.runs)
    return _show_runs(shown, face, size)


def spread_codes(words: Sequence[Word]) -> set[tuple[Face, int]]:
    """Return the wider codes that these words show if they are spread."""
    return {(run.face, int(widened, 16)) for run, items in _spread(words) for _, widened, _ in items if widened}


def _spread(words: Sequence[Word]) -> Iterator[tuple[Run, list[tuple[str, str, bool]]]]:
    """Yield the runs of a spread line with their clusters: each with the code of its last glyph if that has to be shown
    by its wider code, and whether a gap follows; within a word that is not plain there is none.
    """
    after_mark = False
    left = sum(len(run.clusters) for word in words for run in word.runs) - words[-1].spaces
    for word in words:
        for run in word.runs:
            items = []
            for number, item in enumerate(run.clusters, start=1):
                left -= 1
                ends_word = run is word.runs[-1] and number == len(run.clusters)
                gap_follows = left > 0 and (word.plain_face is not None or ends_word)
                *before, code = _codes(item)
                is_mark = code in run.face.marks
                beside_mark = is_mark or after_mark or not run.face.marks.isdisjoint(before)
                widened = run.face.widened(code) if gap_follows and beside_mark else ""
                items.append((item, widened, gap_follows))
                after_mark = is_mark
            yield run, items


@lru_cache(maxsize=20_000)
def _codes(item: str) -> tuple[str, ...]:
    """Return the codes of a cluster, without what moves the pen between them."""
    codes = _MOVE.sub("", item)
    return tuple(codes[start : start + 4] for start in range(0, len(codes), 4))


def _spaced(item: str, widened: str, gap_follows: bool, gap: float) -> str:  # noqa: FBT001
    """Write a cluster with the gap (em / 1000) after it."""
    move = -gap if gap_follows else 0.0
    if widened:
        move += WIDENING
        if item.endswith("<"):
            end = item.rindex(">")
            item, move = item[:end], move + float(item[end + 1 : -1])
        item = item[:-4] + widened
    return f"{item}>{move:.2f}<" if move else item


def _strings(codes: str) -> str:
    """Write codes, with pen moves between them, as the shortest showing operator."""
    return f"[<{codes}>] TJ".replace("<>", "") if ">" in codes else f"<{codes}> Tj"


def _show_runs(shown: Iterable[tuple[Run, str]], face: Face, size: float) -> str:
    """Show runs of several faces or heights.

    Neighbours of one face and height are shown by one operator: pdfium loses a space that stands alone in its own.
    """
    operators = []
    current: tuple[Face, float] = (face, 0.0)
    for (run_face, rise), runs in groupby(shown, lambda item: (item[0].face, item[0].rise)):
        if (run_face, rise) != current:
            operators.append(f"/{run_face.key} {size:g} Tf {rise * size / 1000:g} Ts")
            current = (run_face, rise)
        operators.append(_strings("".join([codes for _, codes in runs])))
    if current != (face, 0.0):
        operators.append(f"/{face.key} {size:g} Tf 0 Ts")
    return " ".join(operators)
