"""What everything stands on: errors, files, paths, parameters, stages; it knows no image."""
