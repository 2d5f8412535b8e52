"""Glyphs that the page needs and that Debian's icon font is too old to have."""

from math import cos, pi, sin

from fontTools.pens.ttGlyphPen import TTGlyphPen

# The private use area behind the font's own icons.
HALF_CIRCLE = ("circle-half-full", 0xF8E0)


def add_missing_glyphs(font):
    """Adds to an icon font what it lacks of the glyphs drawn here. The icons are drawn on a grid of 24 units per em."""
    name, codepoint = HALF_CIRCLE
    if name in font.getBestCmap().values():
        return
    em = font["head"].unitsPerEm
    centre = (em / 2, font["hhea"].ascent - em / 2)
    pen = TTGlyphPen(None)
    # A disc of the size of the font's other round icons, with a hole in its left half. The hole runs the other way.
    _arc(pen, centre, em * 10 / 24, turn=-2 * pi)
    _arc(pen, centre, em * 8 / 24, start=pi / 2, turn=pi)

    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (em, round(centre[0] - em * 10 / 24))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[codepoint] = name


def _arc(pen, centre, radius, turn, start=0.0):
    """A closed contour: an arc of quadratic curves from angle `start` through `turn`, both in radians."""
    steps = 8
    step = turn / steps

    def point(angle, distance):
        return (round(centre[0] + distance * cos(angle)), round(centre[1] + distance * sin(angle)))

    pen.moveTo(point(start, radius))
    for index in range(steps):
        angle = start + index * step
        pen.qCurveTo(point(angle + step / 2, radius / cos(step / 2)), point(angle + step, radius))
    pen.closePath()
