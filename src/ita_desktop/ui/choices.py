"""What a question offers, without the dialog that asks it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to choose: its id, its text, and whether it is the one that Escape stands for."""

    id: str
    text: str
    is_cancel: bool = False
    is_destructive: bool = False


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of files: what it is called, its ending with the dot, and other endings that are read too."""

    name: str
    ending: str
    others: tuple[str, ...] = ()

    @property
    def filter(self) -> str:
        """What the system's file dialog wants to be told."""
        return f"{self.name} ({' '.join(f'*{ending}' for ending in (self.ending, *self.others))})"
