"""What a sceptic asks of blends and denoising; it knows no ONNX file and no page."""
