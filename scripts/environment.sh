#!/usr/bin/env bash
# environment.sh REQUIREMENTS STAMP…: puts REQUIREMENTS and the package itself into .venv/, then touches the stamps.
# Make calls it only when a requirements file is newer than its stamp, so nothing is installed twice.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=$1
shift

usable() { "$1" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
can_make_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

find_python() {
  local candidate
  for candidate in ${PYTHON:+"$PYTHON"} python3.12 python3.13 python3 "$HOME"/.pyenv/versions/3.12*/bin/python3 "$HOME"/.pyenv/versions/3.13*/bin/python3; do
    if usable "$candidate"; then command -v "$candidate"; return; fi
  done
  return 1
}

on_debian_as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

if ! { [ -x .venv/bin/python ] && usable .venv/bin/python; }; then
  if ! find_python >/dev/null && on_debian_as_root; then
    bash scripts/install_packages.sh python3 python3-venv
  fi
  if ! python=$(find_python); then
    echo "liaison: Python 3.12 or 3.13 is needed and none was found (tried PYTHON, python3.12, python3.13, python3, pyenv)." \
      "Install one (Debian/Ubuntu: apt-get install python3 python3-venv) or call make with PYTHON=/path/to/python3.12" >&2
    exit 1
  fi
  if ! can_make_environments "$python"; then
    name=$("$python" -c 'import sys; print(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")')
    if ! { on_debian_as_root && bash scripts/install_packages.sh --required "$name"; }; then
      echo "liaison: $python cannot make virtual environments; install $name (as root: apt-get install $name)" >&2
      exit 1
    fi
  fi
  echo "building the environment with $("$python" --version) ($python)"
  rm -rf .venv
  "$python" -m venv .venv
fi

if [ ! -x .venv/bin/uv ]; then
  .venv/bin/python -m pip install --quiet --disable-pip-version-check uv
fi
echo "installing $requirements"
export VIRTUAL_ENV="$PWD/.venv"
.venv/bin/uv pip install --quiet -r "$requirements"
.venv/bin/uv pip install --quiet --no-deps -e .
touch "$@"
