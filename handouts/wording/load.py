"""How heavy it is, how hard it may feel and how much pain may be, in words."""

from __future__ import annotations

from handouts.dosing.amount import Amount
from handouts.dosing.load import Effort, Load, PainLimit
from handouts.wording.amounts import amount_words
from handouts.wording.catalogue import Catalogue


def load_parts(load: Load, words: Catalogue) -> tuple[str, str]:
    """The number of a load that can stand out, where it has one, and the words behind it."""
    if load.women_kilograms and load.men_kilograms:
        both = {"women": amount_words(load.women_kilograms, words), "men": amount_words(load.men_kilograms, words)}
        return "", words.phrase("load.women_and_men", **both)
    for name, amount in (("ankle_weight", load.ankle_weight_kilograms), ("percent", load.percent)):
        if amount:
            return amount_words(amount, words), words.phrase(f"load.{name}")
    if load.kilograms:
        return amount_words(load.kilograms, words), words.phrase("load.kilograms")
    if load.repetition_maximum:
        return "", words.phrase("load.repetition_maximum", count=amount_words(load.repetition_maximum, words))
    if load.body_weight:
        return "", words.phrase("load.body_weight")
    return "", words.phrase("load.band", band=load.band) if load.band else load.words or ""


def open_load(load: Load) -> Amount | None:
    """The amount of a load that somebody must still say, where there is one."""
    amounts = (load.kilograms, load.ankle_weight_kilograms, load.women_kilograms, load.men_kilograms, load.percent)
    return next((amount for amount in amounts if amount and amount.is_open), None)


def effort_phrase(effort: Effort, words: Catalogue) -> str:
    """How hard it may feel: the level on its scale, and the clinic's own words."""
    level = amount_words(effort.level, words) if effort.level else ""
    scale = words.phrase(f"effort.{effort.scale}", level=level) if effort.scale else ""
    return ", ".join(filter(None, (scale, effort.words or "")))


def pain_limit_phrase(limit: PainLimit, words: Catalogue) -> str:
    """How much pain may be, and when it must be gone again."""
    parts = []
    if limit.at_most == 0:
        parts.append(words.phrase("pain_limit.no_pain"))
    elif limit.at_most is not None:
        parts.append(words.phrase("pain_limit.at_most", count=limit.at_most))
    if limit.gone_within_hours is not None:
        parts.append(words.phrase("pain_limit.gone_within", count=limit.gone_within_hours))
    return ", ".join([*parts, *([limit.words] if limit.words else [])])
