"""The indices: what they look like, what is written to them and how they are asked."""
