"""The fixed words of the form, as the report has them."""

from functools import cache

from ita_desktop.core.data_files import read_toml
from ita_desktop.core.report import Settings


@cache
def default_captions() -> dict[str, str]:
    """Return the form's own words by key."""
    return {key: str(text) for key, text in read_toml("templates", "captions.toml").items()}


def captions_of(settings: Settings) -> dict[str, str]:
    """Return the words of one report's form: the defaults, with those that the clerk has replaced."""
    return {**default_captions(), **dict(settings.captions)}
