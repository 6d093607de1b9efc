"""What the phone is handed to lead a patient through a session."""
