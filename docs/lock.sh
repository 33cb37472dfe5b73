#!/usr/bin/env bash
# Writes requirements.lock and requirements-test.lock anew from setup.cfg, in a virtual environment that is thrown away.
# Run it through "make lock", then "make test", then commit both files.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m venv "$work/venv"
pip=("$work/venv/bin/python" -m pip --disable-pip-version-check --quiet)
wanted() {  # the lines of one list of setup.cfg
  "$python" - "$1" "$2" <<'PY'
import configparser, sys
found = configparser.ConfigParser()
found.read("setup.cfg", encoding="utf-8")
print(found[sys.argv[1]][sys.argv[2]])
PY
}
wanted options install_requires > "$work/run.txt"
echo "setuptools>=77" >> "$work/run.txt"  # builds the package itself, without a download in between
"${pip[@]}" install --requirement "$work/run.txt"
"${pip[@]}" freeze --all --exclude pip > "$work/run.lock"

wanted options.extras_require test > "$work/test.txt"
"${pip[@]}" install --requirement "$work/test.txt" --constraint "$work/run.lock"
"${pip[@]}" freeze --all --exclude pip > "$work/all.lock"
"${pip[@]}" check

{ echo "# Exact versions that 'make demo' and 'make test' install (Python 3.11 and later). Made by 'make lock'."
  cat "$work/run.lock"; } > requirements.lock
{ echo "# The test tools beside requirements.lock. Made by 'make lock'."
  grep --invert-match --line-regexp --fixed-strings --file "$work/run.lock" "$work/all.lock"; } > requirements-test.lock
wc -l requirements.lock requirements-test.lock
