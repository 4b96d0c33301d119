#!/usr/bin/env bash
# Removes what Liaison made here: the state folder (index, archive, keys, server), the environment and caches.
set -euo pipefail
cd "$(dirname "$0")/.."
state=${LIAISON_STATE:-$PWD/.state}
if [ -x .venv/bin/python ] && [ -d "$state" ]; then
  .venv/bin/python -m embedded clean
fi
rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build include/*.egg-info
find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
echo "removed .venv and caches"
