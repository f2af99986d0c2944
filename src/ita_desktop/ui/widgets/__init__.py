"""Editors, labels and cells for Thai text: they wrap at words, clip no mark and leave undo to the report."""
