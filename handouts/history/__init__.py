"""Paper that knows its age: what each version of a programme said, and what has changed since."""
