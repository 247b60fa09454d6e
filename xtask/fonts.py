"""Makes the two typefaces of the page, styles/fonts/*.woff2, from the fontsource packages on npm.

    pip install fonttools==4.68.0 brotli==1.2.1
    npm pack @fontsource-variable/inter@5.3.0 @fontsource-variable/source-serif-4@5.3.1
    for pack in fontsource-variable-*.tgz; do mkdir -p "${pack%.tgz}" && tar xzf "$pack" -C "${pack%.tgz}"; done
    python3 xtask/fonts.py fontsource-variable-inter-5.3.0/package/files/inter-latin-wght-normal.woff2 \
        fontsource-variable-source-serif-4-5.3.1/package/files/source-serif-4-latin-wght-normal.woff2

Kept are the characters below, kerning of the serif, tabular figures and the weights 400 to 700. Inter gets
the marks of the evidence, which its Latin part lacks, drawn here; it stands in short labels, where kerning is hardly seen.
"""

import io
import math
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).resolve().parent.parent / "styles" / "fonts"

# ASCII, what else our texts use, and what a writer is likely to need next. A browser test names what is missing here.
KEPT = [ord(character) for character in "±²³µ·×¼–’−\u00a0\u202f"] + [*range(0x20, 0x7F)]
# Signs of code and addresses, which stand in Inter only: the serif sets headings and prose.
OF_CODE = [ord(character) for character in "#*<>@[\\]^_`{|}~"]


def cut(path, names, features, without=()):
    """The font at `path` with what the page needs; `names` replaces records of its name table."""
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    # Of a font with TrueType outlines the advances lie in gvar, too.
    options.drop_tables += ["HVAR", "MVAR", "STAT", "BASE"]
    # Copyright and licence stand in the text files beside the fonts.
    options.name_IDs = [1, 2, 3, 4, 6]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for code in KEPT if code not in without])
    subsetter.subset(font)
    # Read anew: the instancer wants tables without traces of the subsetter.
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    font = instancer.instantiateVariableFont(TTFont(buffer, recalcTimestamp=False), {"wght": (400, 400, 700)})
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    return font


def add(font, code, name, advance, draw):
    """Gives a font one more glyph, whose outline is the same at every weight."""
    pen = TTGlyphPen(font.getGlyphSet())
    draw(pen)
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, font["glyf"][name].xMin)
    font["gvar"].variations[name] = []
    for table in font["cmap"].tables:
        table.cmap[code] = name


def polygon(pen, points):
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def arc(centre, radius, start, end, steps):
    """Control and end points of quadratic curves along a circle, degrees; to be drawn after its first point."""
    half = math.radians((end - start) / steps / 2)
    points = []
    for step in range(steps):
        middle = math.radians(start) + half * (2 * step + 1)
        for angle, reach in [(middle, radius / math.cos(half)), (middle + half, radius)]:
            points.append((round(centre[0] + reach * math.cos(angle)), round(centre[1] + reach * math.sin(angle))))
    return points


def round_shape(pen, start, curve):
    pen.moveTo(start)
    for control, end in zip(curve[::2], curve[1::2]):
        pen.qCurveTo(control, end)
    pen.closePath()


def check_mark(pen):
    polygon(pen, [(166, 660), (306, 800), (566, 530), (1166, 1230), (1316, 1100), (576, 240)])


def cross(pen):
    """The multiplication sign's form, as tall as a capital."""
    arm, thick, x, y = 600, 140, 745, 745
    corners = [(0, thick), (arm - thick, arm), (arm, arm - thick), (thick, 0)]
    points = []
    for turn in range(4):
        for corner in corners[1:]:
            a, b = corner
            for _ in range(turn):
                a, b = b, -a
            points.append((x + a, y + b))
    polygon(pen, points)


def half_disc(pen):
    """A ring whose left half is full."""
    centre, outer, inner = (745, 745), 640, 480
    clockwise = arc(centre, outer, 90, -270, 8)
    round_shape(pen, (745, 745 + outer), clockwise)
    # The hole, on the right, the other way round.
    round_shape(pen, (745, 745 - inner), arc(centre, inner, -90, 90, 4))


def twice(name, first, second, scale=1.0):
    """The same glyph at two places."""
    def draw(pen):
        for x, y in (first, second):
            pen.addComponent(name, (scale, 0, 0, scale, x, y))
    return draw


def not_equal(pen):
    pen.addComponent("equal", (1, 0, 0, 1, 0, 0))
    pen.addComponent("slash", (0.75, 0, 0, 0.75, 401, 82))


def save(font, name):
    font.flavor = "woff2"
    path = FOLDER / name
    font.save(path)
    print(f"{path.name}: {path.stat().st_size} bytes, {len(font.getBestCmap())} characters")


def main():
    inter, serif = sys.argv[1:]
    sans = cut(inter, {}, ["tnum"])
    add(sans, 0x2713, "check", 1490, check_mark)
    add(sans, 0x2715, "cross", 1490, cross)
    add(sans, 0x25D0, "halfdisc", 1490, half_disc)
    add(sans, 0x2248, "approxequal", 1355, twice("asciitilde", (0, 210), (0, -210)))
    add(sans, 0x2260, "notequal", 1355, not_equal)
    add(sans, 0x2225, "parallel", 1060, twice("bar", (50, 186), (390, 186), 0.75))
    save(sans, "inter.woff2")
    # The licence reserves the name Source.
    name = "Pinprick Serif"
    names = {1: name, 3: "PinprickSerif-Regular", 4: f"{name} Regular", 6: "PinprickSerif-Regular"}
    save(cut(serif, names, ["kern", "tnum"], OF_CODE), "pinprick-serif.woff2")


main()
