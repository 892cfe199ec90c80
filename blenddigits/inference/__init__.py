"""Blending with NumPy and ONNX Runtime, what `import blenddigits` gives; it knows no torch."""
