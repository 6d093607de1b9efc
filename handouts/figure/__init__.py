"""Drawings of exercises: an author's Drawing, solved to poses that carry, drawn as SVG."""
