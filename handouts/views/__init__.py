"""What a reader meets, made once of the Library and the words: every output shows these, and walks nothing anew."""
