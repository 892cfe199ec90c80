"""Published data sets, fetched and verified, and people's own pictures; it knows no model."""
