"""The classifier that only measures; nothing is trained by it, and it knows no autoencoder."""
