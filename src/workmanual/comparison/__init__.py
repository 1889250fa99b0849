"""What differs between two editions: items found again, differences in words, what they mean, the official table."""
