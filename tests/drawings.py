"""Small drawings for tests: one lying on the back, one on hands and knees, and what changes in them."""

from __future__ import annotations

from typing import Any

from handouts.drawing import Drawing


def drawn(*frames: dict[str, Any], **said: Any) -> Drawing:
    """A drawing of a woman who lies on her back with bent knees, unless something else is said."""
    return Drawing.model_validate({"body": "woman", "posture": "hooklying", "frames": frames or ({},), **said})


BRIDGE = drawn(
    {},
    {
        "joints": {"hip": {"flexion": 5}, "neck": {"flexion": 16}},
        "on_floor": ["head", "upper_back", "sole_left", "sole_right", "hand_left", "hand_right"],
        "moves": ["pelvis", "trunk", "leg_left", "leg_right"],
        "in_line": ["shoulder_right", "hip_right", "knee_right"],
        "body_turn": {"head_up": -25},
        "adapts": [
            "hip.flexion", "knee.flexion", "ankle.dorsiflexion", "shoulder.flexion",
            "neck.flexion", "thorax.flexion", "lumbar.flexion",
        ],
    },
)  # fmt: skip
"""From lying with bent knees to a bridge: shoulders, hands and feet stay."""
