"""What follows from the model: lookups, numbers, citations. Nothing here is written by an author."""
