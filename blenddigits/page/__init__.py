"""What the page is given, and its build; it knows nothing of how a model was trained."""
