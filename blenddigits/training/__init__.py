"""What is minimised, fit(), what a training reports; it knows no judge and no path."""
