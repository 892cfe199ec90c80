"""Ways in which people use the project, each tried for real: `make ways`."""
