"""The report's pages beside the form."""

from ita_desktop.ui.preview.panel import Preview

__all__ = ["Preview"]
