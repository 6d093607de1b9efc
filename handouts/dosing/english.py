"""What authors write in Dutch, or in full, for an amount: the same in the words that content has."""

from __future__ import annotations

import re

UNITS = {
    "second": ("seconde", "sec."),
    "seconds": ("seconden", "secs"),
    "minute": ("minuut", "min."),
    "minutes": ("minuten", "mins"),
    "hours": ("uur", "uren"),
    "day": ("dag",),
    "days": ("dagen",),
    "weeks": ("weken",),
    "month": ("maand",),
    "months": ("maanden",),
    "years": ("jaar", "jaren"),
    "count": ("tel",),
    "counts": ("tellen",),
    "breath": ("ademhaling", "ademteug"),
    "breaths": ("ademhalingen", "ademteugen"),
}
LIMITS = {
    "at least": ("minstens", "minimaal", "ten minste", "tenminste", "op zijn minst", "minimum", ">="),
    "at most": ("maximaal", "hoogstens", "ten hoogste", "niet meer dan", "max", "max.", "maximum", "<="),
    "about": ("ongeveer", "circa", "ca.", "ca", "approximately", "~"),
    "exactly": ("precies", "exact"),
    "to": ("tot", "t/m", "tot en met"),
    "as many as you can": ("zoveel mogelijk", "zo veel mogelijk", "zoveel als u kunt", "zo veel als u kunt"),
    "as long as you can": ("zo lang mogelijk", "zolang mogelijk", "zo lang als u kunt"),
    "fill in": ("invullen", "in te vullen"),
    "not stated": ("niet vermeld", "niet aangegeven", "unknown", "onbekend"),
    "": ("x", "×", "keer", "maal", "times"),
}
NUMBERS = {
    "1": ("een", "één", "one"),
    "2": ("twee", "two"),
    "3": ("drie", "three"),
    "4": ("vier", "four"),
    "5": ("vijf", "five"),
    "6": ("zes", "six"),
    "7": ("zeven", "seven"),
    "8": ("acht", "eight"),
    "9": ("negen", "nine"),
    "10": ("tien", "ten"),
    "11": ("elf", "eleven"),
    "12": ("twaalf", "twelve"),
    "15": ("vijftien", "fifteen"),
    "20": ("twintig", "twenty"),
    "30": ("dertig", "thirty"),
}
SAME = {word: english for table in (UNITS, LIMITS, NUMBERS) for english, words in table.items() for word in words}
LONGEST_FIRST = sorted(SAME, key=lambda word: (-len(word), word))
WORD = re.compile(rf"(?<![^\W\d])(?:{'|'.join(map(re.escape, LONGEST_FIRST))})(?![^\W\d])", re.IGNORECASE)
"""One of these words, not as a part of a longer word; a digit may stand right before or after it."""


def in_english(written: str) -> str:
    """The same amount in the words that content has; what is no word of an amount stays as it is."""
    english = WORD.sub(lambda found: f" {SAME[found[0].lower()]} ", written)
    return " ".join(english.split()).replace(" ,", ",")
