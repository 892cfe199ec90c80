"""A colour for each class of digits."""

# Paul Tol's "muted" and black: ten that also the colour-blind tell apart.
COLOURS = (
    *("#332288", "#ddaa33", "#cc6677", "#117733", "#882255"),
    *("#88ccee", "#44aa99", "#999933", "#000000", "#aa4499"),
)

# The same hues, lighter, for the page when it is dark: as far apart to the colour-blind, and each
# clear of the dark (3 : 1 and more).
COLOURS_ON_DARK = (
    *("#6f63d9", "#f0c95a", "#f08a96", "#2f9e57", "#b8386f"),
    *("#a5dcff", "#5fd0bd", "#a8a83a", "#ffffff", "#d77fc8"),
)
