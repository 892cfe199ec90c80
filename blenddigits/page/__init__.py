"""What the page is given, and its build; it knows no network, only ONNX files and codes."""
