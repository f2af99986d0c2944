"""What no file would take of a report, told in the words of the forms."""

from ita_desktop.app.texts import say
from ita_desktop.core import limits, paths
from ita_desktop.core.fields import label_of
from ita_desktop.core.report import Report
from ita_desktop.errors import InvalidData, Message


def of_field(report: Report, path: str) -> Message | None:
    """Return why the value of one field would be refused; None if it would not. UnknownPath if there is no field."""
    record, _, name = path.rpartition(".")
    value = paths.get(report, path)
    refused = limits.refusal(paths.get(report, record) if record else report, name, value)
    return _in_words(refused, path) if refused else None


def words_on_cell(report: Report, path: str) -> str:
    """Return what is wrong with a field of a table, in the window's language; empty if nothing is, or it has gone."""
    try:
        refused = of_field(report, path)
    except paths.UnknownPath:
        return ""
    return say(refused) if refused else ""


def in_words(report: Report, error: InvalidData) -> tuple[InvalidData, str]:
    """Return a refusal that names its place as the form does, and the path of the place; empty if there is none."""
    try:
        path = paths.of_place(report, str(error.message.values.get("place", "")))
    except paths.UnknownPath:
        return error, ""
    message = _in_words(error.message, path)
    return InvalidData(message.text, **message.values), path


def _in_words(message: Message, path: str) -> Message:
    text = label_of(path)
    return Message(message.text, message.values | {"place": Message(text, {})})
