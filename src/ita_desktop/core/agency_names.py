"""How an agency is named in texts: by its name, and in the title of the one who leads it."""

from typing import Final

_MUNICIPALITY: Final = "เทศบาล"
_ITS_MAYOR: Final = "นายกเทศมนตรี"
_LEADER: Final = "นายก"


def leader_of(agency: str) -> str:
    """Return the title of who leads an agency: นายกเทศมนตรีเมือง… of เทศบาลเมือง…, นายกองค์การ… of องค์การ…."""
    if agency.startswith(_MUNICIPALITY):
        return _ITS_MAYOR + agency.removeprefix(_MUNICIPALITY)
    return _LEADER + agency


def names_of(agency: str) -> tuple[str, ...]:
    """Return the words by which texts name an agency, those that hold others before them."""
    return (leader_of(agency), agency)
