"""Liaison reads news about police and interior-ministry cooperation and indexes who cooperates with whom, on what."""

PIPELINE_VERSION = "1"
"""Version of the pure stages: a change that alters records raises it, and known articles are read again."""
