"""Kibana's data views, Discover session and dashboard: written as YAML, compiled to saved objects, imported by the set-up."""
