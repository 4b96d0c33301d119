"""The record and its parts: frozen, typed, no input or output."""
