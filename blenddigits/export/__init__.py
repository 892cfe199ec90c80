"""ONNX files: written, compared with PyTorch, made small; it knows no judge and no page."""
