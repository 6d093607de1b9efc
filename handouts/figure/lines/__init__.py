"""From pixels to smooth lines."""
