"""The interactive program, `blenddigits play`; it knows no training, no page, no command line."""
