"""The interactive program, `blenddigits play`; it knows no training and no page."""
