"""How good models and blends are; it knows no file that ships and no page."""
