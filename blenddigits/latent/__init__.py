"""The space of codes: the path that ships, its prototypes, the map; it knows no training."""
