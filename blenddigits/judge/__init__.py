"""The classifier that only measures; it knows no path, and nothing is trained by it."""
