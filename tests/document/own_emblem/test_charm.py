from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from document.own_emblem.drawings import ink, printed
from ita_desktop.document.own_emblem import check_emblem, read_emblem
from ita_desktop.document.own_emblem.charm import charm_garuda, find_charm_font
from ita_desktop.errors import CannotRead, InvalidData

LETTERS = {"L": "L", "O": "O", "G": "G", ".": "period", **{letter: letter for letter in "karud"}}
LIGATURE = "sub L O G O period k a r u d a by {};"


def draw(pen: TTGlyphPen | T2CharStringPen, width: int) -> None:
    pen.moveTo((0, -200))
    pen.lineTo((0, 800))
    pen.lineTo((width, 800))
    pen.lineTo((width, -200))
    pen.closePath()


def font(path: Path, glyph: str, features: str, *, outlines: str = "ttf", empty: bool = False) -> Path:
    """Write a font whose letters are 100 wide and whose Garuda is 900 wide."""
    names = [".notdef", *LETTERS.values(), glyph]
    builder = FontBuilder(1000, isTTF=outlines == "ttf")
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in LETTERS.items()})
    drawn = {}
    for name in names:
        pen = TTGlyphPen(None) if outlines == "ttf" else T2CharStringPen(900, None)
        if not (empty and name == glyph):
            draw(pen, 900 if name == glyph else 100)
        drawn[name] = pen.glyph() if outlines == "ttf" else pen.getCharString()
    if outlines == "ttf":
        builder.setupGlyf(drawn)
    else:
        builder.setupCFF("Test", {}, drawn, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (900, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    addOpenTypeFeaturesFromString(builder.font, features)
    builder.save(path)
    return path


@pytest.mark.parametrize("outlines", ["ttf", "otf"])
@pytest.mark.parametrize("feature", ["liga", "dlig"])
def test_the_ligature(tmp_path: Path, feature: str, outlines: str) -> None:
    rule = f"feature {feature} {{ {LIGATURE.format('logo1')} }} {feature};"
    emblem = read_emblem(charm_garuda(font(tmp_path / "a.font", "logo1", rule, outlines=outlines)))
    assert emblem.width / emblem.height == pytest.approx(0.9)


@pytest.mark.parametrize("name", ["L_O_G_O_period_k_a_r_u_d_a", "LOGO.karuda"])
def test_the_glyph_by_its_name(tmp_path: Path, name: str) -> None:
    assert charm_garuda(font(tmp_path / "a.ttf", name, "")).kind == "svg"


def test_printed_fifteen_mm_high(tmp_path: Path) -> None:
    kept = charm_garuda(font(tmp_path / "a.ttf", "LOGO.karuda", ""))
    left, top, right, bottom = ink(printed(kept.data))
    assert [left, top, right, bottom] == pytest.approx([30, 15, 43.5, 30], abs=0.08)
    assert check_emblem(kept.data) == kept


@pytest.mark.parametrize("glyph", ["other", "LOGO.karuda"])
def test_a_font_without_it(tmp_path: Path, glyph: str) -> None:
    with pytest.raises(InvalidData, match=r"a\.ttf"):
        charm_garuda(font(tmp_path / "a.ttf", glyph, "", empty=True))


@pytest.mark.parametrize("data", [b"", b"no font at all", b"\x00\x01\x00\x00" + b"\xff" * 999])
def test_no_font(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.ttf").write_bytes(data)
    with pytest.raises(InvalidData, match=r"a\.ttf"):
        charm_garuda(tmp_path / "a.ttf")


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"a\.ttf"):
        charm_garuda(tmp_path / "a.ttf")


@pytest.mark.parametrize(
    ("platform", "folder", "name"),
    [
        ("win32", "local/Microsoft/Windows/Fonts", "TH Charm of AU.ttf"),
        ("win32", "windows/Fonts", "THCharmofAU.TTF"),
        ("linux", "home/.local/share/fonts/thai", "TH Charm of AU.otf"),
        ("linux", "home/.fonts", "th-charm-of-au.ttf"),
        ("linux", "shared/fonts/truetype", "TH_Charm_of_AU.ttf"),
    ],
)
def test_found_where_systems_keep_fonts(tmp_path: Path, platform: str, folder: str, name: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    for other in ("Charm.ttf", "TH Charm of AU.txt", name):
        (tmp_path / folder / other).touch()
    environment = {"LOCALAPPDATA": "local", "WINDIR": "windows", "XDG_DATA_DIRS": f"nowhere:{tmp_path / 'shared'}"}
    for variable in ("LOCALAPPDATA", "WINDIR"):
        environment[variable] = str(tmp_path / environment[variable])
    found = find_charm_font(environment, platform=platform, home=tmp_path / "home")
    assert found == tmp_path / folder / name


@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_not_installed(tmp_path: Path, platform: str) -> None:
    environment = {"WINDIR": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path)}
    assert find_charm_font(environment, platform=platform, home=tmp_path) is None
