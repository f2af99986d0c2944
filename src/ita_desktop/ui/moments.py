"""Moments as the clerk's clock shows them."""

from datetime import datetime

from ita_desktop.app.texts import tr
from ita_desktop.core.thai_dates import format_short_date, local_time


def moment_text(moment: datetime, *, seconds: bool = False) -> str:
    """Return a moment in the computer's own time; one without a time zone is in it already."""
    local = local_time(moment)
    return tr(
        "{date}, {time}",
        date=format_short_date(local.date()),
        time=f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}",
    )
