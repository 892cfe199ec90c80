"""A variational autoencoder that turns one handwritten digit smoothly into another."""
