"""MNIST's files, what an image is, batches and noise; it knows no model and no download."""
