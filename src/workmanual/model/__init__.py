"""The model: one manual without a medium. Every output is written from these values, never from another output."""
