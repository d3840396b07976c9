# SPDX-License-Identifier: Apache-2.0
"""subset.py IN.otf OUT.otf: a smaller Inter whose digits all have one width.

Dear ImGui draws glyphs by code point and applies no OpenType features, so figures of equal width (`tnum`) have to be what
the digits map to; otherwise every number would jitter as it changes.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x024F),  # Latin
    (0x0370, 0x03FF), (0x0400, 0x052F),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),                    # Latin with more accents (Vietnamese)
    (0x2010, 0x2027), (0x202F, 0x203A), (0x2070, 0x208E),  # dashes, quotes, ellipsis, super- and subscripts
    (0x20A0, 0x20BF), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265), (0x00D7, 0x00D7),
    (0x266A, 0x266F),                    # musical signs, where the font has them
]


def equal_width_digits(font):
    """Glyph by glyph, what the feature `tnum` puts in the place of a digit."""
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for index in record.Feature.LookupListIndex}
    replaced = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            part = getattr(part, "ExtSubTable", part)
            replaced.update(getattr(part, "mapping", {}))
    return replaced


def main(source, target):
    font = TTFont(source, recalcTimestamp=False)  # the same bytes whenever it is made
    replaced = equal_width_digits(font)
    for cmap in font["cmap"].tables:
        if not hasattr(cmap, "cmap"):
            continue
        for code in map(ord, "0123456789"):
            if cmap.cmap.get(code) in replaced:
                cmap.cmap[code] = replaced[cmap.cmap[code]]
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
