"""A data set, its files and images, batches and noise; it knows no model and no download."""
