"""The Library as a search index that a browser asks."""
