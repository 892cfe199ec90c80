"""A photo or drawing becomes an image as MNIST has it; it knows no model."""
