"""The yearly ITA memo and report of a Thai local office: edited in a window, kept in one file, printed as a PDF."""

__version__ = "0.1.0"
