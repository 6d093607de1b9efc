"""The body's surface: a real body, laid round the bones of a pose and dressed."""
