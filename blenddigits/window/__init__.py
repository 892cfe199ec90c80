"""The interactive program, `blenddigits play`; it knows nothing of training and no page."""
