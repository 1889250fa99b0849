"""What differs between two editions: items aligned, differences in words, what they mean, and whether all was counted."""
