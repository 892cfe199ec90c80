"""How good models and blends are; it knows no ONNX file and no page."""
