#!/bin/sh
# Makes the two fonts of the pages anew from "SourceSans3[wght].ttf" (Source Sans 3, OFL): scripts/fonts.sh <that file>.
# Run by hand when the letters or the source change; needs `pip install fonttools brotli` in a venv of its own.
# Only weights 400 to 700, without hints. The licence reserves the name "Source": the made files carry another.
set -eu
source="$1"
to="$(dirname "$0")/../src/duoc/faces/design/static/design"
work="$(mktemp -d)"
trap 'rm -r "$work"' EXIT

# Vietnamese, ASCII and the signs of our pages; must agree with `unicode-range` in styles/1-tokens.css.
vietnamese="U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00B0,U+00B2,U+00B3,U+00B7,U+00BB,U+00C0-00C3,U+00C8-00CA,U+00CC,\
U+00CD,U+00D2-00D5,U+00D7,U+00D9,U+00DA,U+00DD,U+00E0-00E3,U+00E8-00EA,U+00EC,U+00ED,U+00F2-00F5,U+00F9,U+00FA,U+00FD,\
U+0102,U+0103,U+0110,U+0111,U+0128,U+0129,U+0168,U+0169,U+01A0,U+01A1,U+01AF,U+01B0,U+1EA0-1EF9,U+2013,U+2014,U+2018,\
U+2019,U+201C,U+201D,U+2022,U+2026,U+203A,U+20AB"
# Letters of the other peoples of the country and of foreign names, fetched only by a page that shows one.
others="U+00C4-00C7,U+00CB,U+00CE,U+00CF,U+00D0,U+00D1,U+00D6,U+00D8,U+00DB,U+00DC,U+00DE,U+00DF,U+00E4-00E7,U+00EB,U+00EE-00F1,\
U+00F6,U+00F8,U+00FB,U+00FC,U+00FE,U+00FF,U+0100-0101,U+0104-010F,U+0112-0127,U+012A-0167,U+016A-017F,U+0180-019F,\
U+01A2-01AE,U+01B1-024F,U+0300-0303,U+0306,U+0308,U+0309,U+030C,U+031B,U+0323,U+0324,U+032D,U+032E,U+0331"

make() {
    pyftsubset "$work/400-700.ttf" --unicodes="$2" --flavor=woff2 --layout-features=kern,tnum,mark,mkmk,ccmp,locl \
        --no-hinting --name-IDs=0,1,2,13,14 --obfuscate-names --output-file="$to/$1.woff2"
}
fonttools varLib.instancer "$source" wght=400:700 -o "$work/400-700.ttf" -q
make vietnamese "$vietnamese"
make other-letters "$others"
