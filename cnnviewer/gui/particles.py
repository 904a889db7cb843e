"""Korean particles after a value that was filled in.

Which form a particle has depends on whether the syllable before it ends in a consonant: 커널을, but 패딩 크기를. A text
with places to fill in cannot know and says 을(를). Once filled in, it can be told after Hangul and after digits, which
have one reading; after other letters both forms stay.
"""

from __future__ import annotations

import re

_PARTICLES = {
    "을(를)": ("을", "를"),
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "과(와)": ("과", "와"),
    "(이)라": ("이라", "라"),
    "(으)로": ("으로", "로"),
}
"""{as written: (after a consonant, after a vowel)}"""

_FOUND = re.compile("([가-힣0-9])(" + "|".join(map(re.escape, _PARTICLES)) + ")")
_DIGITS = "영일이삼사오육칠팔구"
_CONSONANTS = 28  # forms of the end of a syllable in Unicode (Hangul Syllables, U+AC00 on); 0: none, 8: ㄹ
_RIEUL = 8


def with_particles(text: str) -> str:
    """`text` with the right one of two forms wherever the sound before it is known."""
    return _FOUND.sub(_chosen, text)


def _chosen(found: re.Match[str]) -> str:
    before, written = found.groups()
    syllable = _DIGITS[int(before)] if before.isascii() else before
    end = (ord(syllable) - ord("가")) % _CONSONANTS
    open_end = end == 0 or (end == _RIEUL and written == "(으)로")
    return before + _PARTICLES[written][open_end]
