#!/usr/bin/env bash
# install_packages.sh [--required] PACKAGE…: Debian packages that are not there yet, as root with apt.
# Where that cannot be, it says what is missing and fails only with --required or in CI.
set -euo pipefail
required=${CI:+yes}
if [ "${1:-}" = --required ]; then
  required=yes
  shift
fi

missing=()
for package in "$@"; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [ "$*" = chromium ] && command -v chromium >/dev/null; then exit 0; fi
if [ ${#missing[@]} = 0 ]; then exit 0; fi

reason=""
if ! command -v apt-get >/dev/null; then
  reason="this system has no apt"
elif [ "$(id -u)" != 0 ]; then
  reason="only root may install packages"
else
  echo "installing ${missing[*]} with apt"
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq >"$log" 2>&1 && apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
    rm -f "$log"
    exit 0
  fi
  reason="apt refused: $(grep -E '^E:' "$log" | head -1)"
  rm -f "$log"
fi
echo "liaison: not installed: ${missing[*]} ($reason)" >&2
[ -z "$required" ]
