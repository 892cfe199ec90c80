"""The commands of `blenddigits`, a file each; they know nothing of training."""
