"""Thai text in PDF: shaping, line breaking, paragraphs, embedded fonts. Knows nothing of reports."""
