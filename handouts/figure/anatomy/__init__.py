"""Bones and flesh: how long, how heavy, and where."""
