"""Drawings with all that drawing programs write beside the shapes."""

import pytest

from ita_desktop.document.own_emblem import check_emblem, read_emblem

TYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
SHAPE = "M10,10h80v80h-80z"

INKSCAPE_STYLE = (
    "font-style:normal;font-size:12px;line-height:1.25;font-family:sans-serif;-inkscape-font-specification:sans-serif;"
    "font-variant-ligatures:normal;text-align:start;letter-spacing:0;writing-mode:lr-tb;text-anchor:start;white-space:"
    "normal;shape-padding:0;shape-margin:0;inline-size:0;clip-rule:nonzero;display:inline;overflow:visible;"
    "visibility:visible;opacity:1;isolation:auto;mix-blend-mode:normal;color-interpolation:sRGB;solid-color:#000000;"
    "vector-effect:none;fill:#000000;fill-opacity:1;fill-rule:evenodd;stroke:none;stroke-width:2;stroke-linecap:butt;"
    "stroke-linejoin:miter;stroke-miterlimit:4;stroke-dasharray:none;stroke-dashoffset:0;stroke-opacity:1;"
    "-inkscape-stroke:none;marker:none;paint-order:markers fill stroke;enable-background:accumulate;stop-color:#000000"
)

DRAWINGS = {
    "Inkscape": f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" inkscape:version="1.3"
   sodipodi:docname="emblem.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="0.7"><inkscape:grid/></sodipodi:namedview>
  <defs id="defs2"><linearGradient id="unused"><stop style="stop-opacity:0.3"/></linearGradient>
  <inkscape:path-effect effect="spiro" id="effect"/></defs>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
    <path style="{INKSCAPE_STYLE}" d="m 10,10 h 80 v 80 h -80 z" id="path1" sodipodi:nodetypes="ccccc"/></g></svg>""",
    "Illustrator": f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px"
   y="0px" viewBox="0 0 100 100" style="enable-background:new 0 0 100 100;" xml:space="preserve">
<style type="text/css">
	.st0{{fill-rule:evenodd;clip-rule:evenodd;fill:#231F20;}}
	.st1{{fill:none;stroke:#231F20;stroke-width:2;stroke-miterlimit:10;}}
</style>
<g id="Layer_2"><path class="st0" d="{SHAPE}"/><polyline class="st1" points="20,20 30,20 30,30 "/></g></svg>""",
    "CorelDRAW": f"""<?xml version="1.0" encoding="UTF-8"?>
{TYPE}
<!-- Creator: CorelDRAW -->
<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="100mm" height="100mm" version="1.1"
 style="shape-rendering:geometricPrecision; text-rendering:geometricPrecision; image-rendering:optimizeQuality;
 fill-rule:evenodd; clip-rule:evenodd" viewBox="0 0 100 100" xmlns:xodm="http://www.corel.com/coreldraw/odm/2003">
 <defs><style type="text/css"><![CDATA[
    .str0 {{stroke:#2B2A29;stroke-width:2;stroke-miterlimit:22.9256}}
    .fil0 {{fill:none}}
    .fil1 {{fill:#2B2A29}}
 ]]></style></defs>
 <g id="Layer_x0020_1"><metadata id="CorelCorpID_0Corel-Layer"/>
  <path class="fil1" d="{SHAPE}"/><line class="fil0 str0" x1="20" y1="20" x2="30" y2= "20" /></g></svg>""",
    "potrace": """<?xml version="1.0" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 20010904//EN" "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd">
<svg version="1.0" xmlns="http://www.w3.org/2000/svg" width="100.000000pt" height="100.000000pt"
 viewBox="0 0 100.000000 100.000000" preserveAspectRatio="xMidYMid meet">
<metadata>Created by potrace 1.16, written by Peter Selinger 2001-2019</metadata>
<g transform="translate(0.000000,100.000000) scale(0.100000,-0.100000)" fill="#000000" stroke="none">
<path d="M100 900 l0 -800 800 0 0 800 -800 0 z m50 -50 l0 -9 9 0z"/></g></svg>""",
    "Figma": f"""<svg width="100" height="100" viewBox="0 0 100 100" fill="none" xmlns="http://www.w3.org/2000/svg">
<g clip-path="url(#clip0_1_2)"><path fill-rule="evenodd" clip-rule="evenodd" d="{SHAPE}" fill="black"/></g>
<defs><clipPath id="clip0_1_2"><rect width="100" height="100" fill="white"/></clipPath></defs></svg>""",
    "pdftocairo": f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100pt" height="100pt"
 viewBox="0 0 100 100" version="1.1"><defs><clipPath id="clip1"><path d="M 5 5 L 95 5 L 95 95 L 5 95 Z M 5 5 "/>
</clipPath></defs><g id="surface1"><g clip-path="url(#clip1)" clip-rule="nonzero">
<path style=" stroke:none;fill-rule:nonzero;fill:rgb(13.729858%,12.159729%,12.548828%);fill-opacity:1;" d="{SHAPE} "/>
</g></g></svg>""",
}


@pytest.mark.parametrize("program", DRAWINGS)
def test_the_square_that_each_of_them_draws(program: str) -> None:
    emblem = read_emblem(check_emblem(DRAWINGS[program].encode()))
    assert emblem.width == pytest.approx(emblem.height)
