"""What is told to the clerk; everything else that is raised is a bug."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A sentence for the clerk: an English source text with named `{placeholders}` and the values that fill them.

    The source text is the key of the gettext catalogs; see `texts.say`.
    """

    text: str
    values: dict[str, object]

    def __str__(self) -> str:
        return self.text.format(**self.values)


class UserError(Exception):
    """Something that the clerk caused or can mend; its message says what to do."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(str(self.message))


class InvalidData(UserError):
    """Data from outside (JSON, a table, a field) breaks a rule of the report; the message names the place."""


class FileTrouble(UserError):
    """A file cannot be read or written; each cause is a kind of its own."""


class NotAReport(FileTrouble):
    """The file is not a report of this program."""


class NewerFormat(FileTrouble):
    """The file was written by a newer version of this program."""


class DamagedFile(FileTrouble):
    """The file is a report but its contents are broken."""


class FileLocked(FileTrouble):
    """Another program holds the file."""


class CannotRead(FileTrouble):
    """The file is missing or may not be read."""


class CannotWrite(FileTrouble):
    """The target is read-only, its folder is gone, or the disk is full."""


class FileChanged(FileTrouble):
    """The target is no longer the file that was opened; another program has replaced it."""


class TakenOver(FileTrouble):
    """Somebody else has taken the file over, on another computer or in another window."""


class PrinterTrouble(UserError):
    """The printer takes no pages."""


class HalfDone(FileTrouble):
    """Of two files that belong together one has been written and the other could not be."""
