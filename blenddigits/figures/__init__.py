"""Digits in rows, a colour for each class; it knows no model."""
