"""Patient handouts: exercise data in, a searchable and printable site out."""
