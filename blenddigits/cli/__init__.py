"""The commands of `blenddigits`, a file each; they know no training, and only play needs torch."""
