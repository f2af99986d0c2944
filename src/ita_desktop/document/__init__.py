"""From a report to the pages of its PDF."""

from ita_desktop.document.build import Rendered, Renderer, render_pdf
from ita_desktop.document.emblem import garuda
from ita_desktop.document.missing import missing_characters

__all__ = ["Rendered", "Renderer", "garuda", "missing_characters", "render_pdf"]
