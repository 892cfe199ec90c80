"""What is measured, each in a process of its own; see bench/serve.py."""
