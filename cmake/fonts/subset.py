"""Cuts a font down to the characters the page shows, and makes its digits equally wide."""

import io

from fontTools import subset
from fontTools.ttLib import TTFont

DIGITS = range(ord("0"), ord("9") + 1)


def subset_font(path, codepoints, tabular_digits=False, prepare=lambda font: None):
    """Returns the bytes of the font at `path` with only `codepoints`, without layout tables or hints.

    Dear ImGui knows no OpenType features, so what a feature would do is done here: with `tabular_digits`, the digits
    become those of the feature "tnum", and columns of numbers align. `prepare` may change the font beforehand.
    """
    font = TTFont(path)
    prepare(font)
    if tabular_digits:
        _use_tabular_digits(font)

    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2]  # the copyright notice stays with the font
    options.drop_tables += ["DSIG", "GPOS", "GSUB", "GDEF"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)

    # A fixed time stamp: the same input gives the same bytes on every machine.
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = 0
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _use_tabular_digits(font):
    substitutes = _single_substitutions(font, "tnum")
    for table in font["cmap"].tables:
        for digit in DIGITS:
            glyph = table.cmap.get(digit)
            if glyph in substitutes:
                table.cmap[digit] = substitutes[glyph]

    # One weight of Inter has digits that differ by a thousandth of an em; more would mean that "tnum" was not found.
    glyphs = [font.getBestCmap()[digit] for digit in DIGITS]
    widths = [font["hmtx"][glyph][0] for glyph in glyphs]
    if max(widths) - min(widths) > font["head"].unitsPerEm // 500:
        raise SystemExit(f"the digits of the font have different widths: {widths}")
    for glyph in glyphs:
        font["hmtx"][glyph] = (max(widths), font["hmtx"][glyph][1])


def _single_substitutions(font, feature_tag):
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    mapping = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != feature_tag:
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                # An extension subtable wraps the real one.
                mapping.update(getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {}))
    return mapping
