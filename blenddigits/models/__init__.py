"""The networks, their maths, their files; they know no training and no path."""
