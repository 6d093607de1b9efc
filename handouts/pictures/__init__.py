"""The pictures of exercises: drawn and kept, or the clinic's own, ready for the pages."""
