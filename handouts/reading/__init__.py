"""Content from the disk: files to a frozen Library, or every problem with its line."""
