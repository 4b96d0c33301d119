# Two commands matter: `make run` and `make test`. Everything is put into .venv/ and .state/ (see README).
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV_PYTHON := .venv/bin/python
RUNTIME := .venv/.runtime
DEVELOPMENT := .venv/.development
CELERY := .venv/.celery

.PHONY: help run elasticsearch test lint doctor clean bench evaluate learn scale-check requirements environment

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:[^#]*## /\t/' | expand -t 16

run: $(RUNTIME)  ## start everything, run the daily DAG once, stay up until Ctrl-C (ONCE=1: stop after the run)
	@exec $(VENV_PYTHON) -m embedded run $(if $(filter-out 0,$(ONCE)),--once)

elasticsearch: $(RUNTIME)  ## the embedded Elasticsearch alone, until Ctrl-C
	@exec $(VENV_PYTHON) -m embedded start

test: $(DEVELOPMENT)  ## every test, against the real server; brings Chromium where it may
	@bash scripts/install_packages.sh chromium
	@$(VENV_PYTHON) -m pytest $(PYTEST_ARGS)

lint: $(DEVELOPMENT)  ## ruff, mypy, compose file
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m mypy
	@if [ -f docker-compose.yaml ]; then $(VENV_PYTHON) -m check_jsonschema --builtin-schema vendor.compose-spec docker-compose.yaml; fi

doctor:  ## what this machine lacks, and how to get it
	@bash scripts/doctor.sh

clean:  ## remove what was made: environment, state folder with index and archive, caches
	@bash scripts/clean.sh

learn: $(DEVELOPMENT)  ## learn from the labelled sentences again (about 11 minutes on an idle machine)
	@exec $(VENV_PYTHON) -m benchmarks.train_sentences

bench: $(DEVELOPMENT)  ## articles a second, beside a stock chain
	@exec $(VENV_PYTHON) -m benchmarks.bench

evaluate: $(DEVELOPMENT)  ## precision and recall against the labelled reports
	@exec .venv/bin/liaison evaluate --write

scale-check: $(DEVELOPMENT) $(CELERY)  ## the same DAG under CeleryExecutor with Redis and PostgreSQL
	@bash scripts/install_packages.sh redis-server postgresql
	@exec $(VENV_PYTHON) -m benchmarks.scale_check

environment: $(RUNTIME)

requirements: $(DEVELOPMENT)  ## compile requirements*.in to pinned files
	@.venv/bin/uv pip compile -q --python-version 3.12 --upgrade requirements.in -o requirements.txt
	@.venv/bin/uv pip compile -q --python-version 3.12 -c requirements.txt requirements-dev.in -o requirements-dev.txt
	@.venv/bin/uv pip compile -q --python-version 3.12 -c requirements.txt requirements-celery.in -o requirements-celery.txt

$(RUNTIME): requirements.txt pyproject.toml scripts/environment.sh
	@bash scripts/environment.sh requirements.txt $@

$(DEVELOPMENT): requirements-dev.txt requirements.txt pyproject.toml scripts/environment.sh
	@bash scripts/environment.sh requirements-dev.txt $@ $(RUNTIME)

$(CELERY): requirements-celery.txt $(DEVELOPMENT)
	@bash scripts/environment.sh requirements-celery.txt $@
