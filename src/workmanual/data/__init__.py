"""The model as data for other programs."""
