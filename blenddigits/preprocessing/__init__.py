"""A photo or a drawing becomes an image as MNIST has them; it knows no model and no torch."""
