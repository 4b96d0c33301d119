#!/usr/bin/env bash
# Says what this machine lacks and how to get it; needs nothing but a shell, and says more once the environment is there.
set -uo pipefail
cd "$(dirname "$0")/.."
if [ -x .venv/bin/python ] && .venv/bin/python -c 'import embedded.doctor' 2>/dev/null; then
  exec .venv/bin/python -m embedded doctor
fi
status=0
found=""
for candidate in ${PYTHON:+"$PYTHON"} python3.12 python3.13 python3 "$HOME"/.pyenv/versions/3.1[23]*/bin/python3; do
  if "$candidate" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then found=$candidate; break; fi
done
if [ -n "$found" ]; then
  echo "ok       Python         $("$found" --version) ($found)"
  if PYTHONPATH=. PYTHONDONTWRITEBYTECODE=1 "$found" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "ok       environment    not built yet; make run builds it in .venv/"
  else
    echo "MISSING  environment    $found cannot make virtual environments: apt-get install python3-venv"
    status=1
  fi
else
  echo "MISSING  Python         3.12 or 3.13 is needed: apt-get install python3 python3-venv (or pyenv), or PYTHON=/path/to/python make run"
  status=1
fi
echo "         (Java, memory, disk and ports are looked at once the environment is built: make environment && make doctor)"
exit $status
