"""A colour for each class of digits."""

# Paul Tol's "muted" and black: ten that also the colour-blind tell apart.
COLOURS = (
    *("#332288", "#ddaa33", "#cc6677", "#117733", "#882255"),
    *("#88ccee", "#44aa99", "#999933", "#000000", "#aa4499"),
)
