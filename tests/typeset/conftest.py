from typing import Any

import pytest

from ita_desktop.typeset.fonts import Face
from typeset.pages import FAMILY, STYLES


@pytest.fixture
def shaped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the texts that reach HarfBuzz."""
    texts: list[str] = []
    shape = Face.shape

    def counted(face: Face, text: str, **script: Any) -> object:
        texts.append(text)
        return shape(face, text, **script)

    for style in STYLES:
        assert FAMILY.face(style).rings  # a face shapes a few letters to learn these, once for all
    monkeypatch.setattr(Face, "shape", counted)
    return texts
