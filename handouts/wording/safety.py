"""What to do about pain, in words: the programme's own rule, or that it has none."""

from __future__ import annotations

from handouts.model import Programme, Section
from handouts.wording.catalogue import Catalogue


def pain_rule(programme: Programme, words: Catalogue) -> Section:
    """What to do about pain; a programme without a rule of its own refers to the therapist."""
    no_rule = Section(title=words.phrase("safety.rule"), text=(words.phrase("safety.no_rule"),))
    return programme.pain_rule or no_rule


def pain_rule_short(programme: Programme, words: Catalogue) -> str:
    """The same in a sentence; nothing where the programme has a rule but no short one."""
    return programme.pain_rule_short or ("" if programme.pain_rule else words.phrase("safety.no_rule"))
