"""Three classifiers that only measure; they know no path, and nothing is trained by them."""
