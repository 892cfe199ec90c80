"""Speed and memory, measured here against the usual ways; run with `make bench`."""
