"""Numbers that make many wishes come true together as well as they can (Levenberg and Marquardt's method)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from handouts.figure.anatomy.rotations import Floats

Residuals = Callable[[Floats], Floats]
"""From tries (try, number) to how far each misses each wish: (try, wish)."""

PROBE = 0.05
"""How far a number is moved to feel which way is better, in its own unit (cm or degree)."""

LONGEST_STEP = 12.0
"""How far a number goes in one round at most."""

DAMPINGS = np.array([0.1, 0.3, 1.0, 3.0, 10.0, 60.0, 400.0])
"""How carefully the next step is tried, compared with the last: all at once, and the best one is taken."""


def least_squares(residuals: Residuals, starts: Floats, rounds: int = 60) -> tuple[Floats, Floats]:
    """The best numbers found from each start (start, number), and the sum of squares left at each (start,)."""
    best = starts.copy()
    missed = residuals(best)
    cost = (missed**2).sum(axis=-1)
    damping = np.full(len(starts), 0.1)
    for _ in range(rounds):
        steps, tried = _steps(residuals, best, missed, damping)
        trials = best[:, None, :] + steps
        outcomes = _at(residuals, trials)
        costs = (outcomes**2).sum(axis=-1)
        choice = costs.argmin(axis=-1)
        row = np.arange(len(starts))
        is_better = costs[row, choice] < cost
        is_settled = cost - costs[row, choice] < 1e-4 * cost + 1e-6
        best = np.where(is_better[:, None], trials[row, choice], best)
        missed = np.where(is_better[:, None], outcomes[row, choice], missed)
        cost = np.where(is_better, costs[row, choice], cost)
        damping = np.clip(np.where(is_better, 0.5 * tried[row, choice], 100 * damping), 1e-7, 1e7)
        if is_settled.all():
            break
    return best, cost


def _steps(residuals: Residuals, best: Floats, missed: Floats, damping: Floats) -> tuple[Floats, Floats]:
    """Steps to try from each start (start, damping, number), and how each was damped (start, damping)."""
    count = best.shape[-1]
    probes = best[:, None, :] + PROBE * np.eye(count)
    slopes = (_at(residuals, probes) - missed[:, None, :]) / PROBE
    square = slopes @ slopes.swapaxes(-1, -2)
    slope = (slopes @ missed[..., None])[..., 0]
    tried = damping[:, None] * DAMPINGS
    diagonal = np.diagonal(square, axis1=-2, axis2=-1) + 1e-6
    damped = square[:, None] + tried[..., None, None] * (diagonal[:, None, :, None] * np.eye(count))
    wanted = np.broadcast_to(slope[:, None, :, None], (*tried.shape, count, 1))
    steps = -np.linalg.solve(damped, wanted)[..., 0]
    return np.clip(steps, -LONGEST_STEP, LONGEST_STEP), tried


def _at(residuals: Residuals, tries: Floats) -> Floats:
    """Residuals of tries (start, try, number), all in one call."""
    missed = residuals(tries.reshape(-1, tries.shape[-1]))
    return missed.reshape(*tries.shape[:-1], -1)
