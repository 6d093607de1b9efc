"""The Library as pages: finished words, set as Markdown."""
