"""Liaison in containers: the secrets of `.env`, and the one-shot set-up of Elasticsearch. `docker-compose.yaml` calls it."""
