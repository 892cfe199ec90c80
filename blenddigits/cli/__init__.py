"""The command line, a file for each command; it knows no training, and loads late."""
