"""From what an author writes to a body that carries."""
