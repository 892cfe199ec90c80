"""MNIST's raw files, fetched and verified, and its split; it knows no model."""
