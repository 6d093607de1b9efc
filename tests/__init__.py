"""What we promise of the handouts, each promise proved by a test."""
