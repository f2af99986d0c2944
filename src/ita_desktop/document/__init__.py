"""From a report to the pages of its PDF."""

from ita_desktop.document.build import Rendered, Renderer, render_pdf
from ita_desktop.document.chosen_emblem import emblem_of, emblem_trouble
from ita_desktop.document.missing import missing_characters

__all__ = ["Rendered", "Renderer", "emblem_of", "emblem_trouble", "missing_characters", "render_pdf"]
