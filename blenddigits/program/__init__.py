"""The interactive program: a desk that knows what is shown, and the window that shows it."""
