# Two commands on a fresh machine with Python 3.11 or later:  make demo  ·  make test
# Both build .venv from the exact versions of the lock files; a second run installs again only what changed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP     = $(BIN)/python -m pip --disable-pip-version-check --quiet

# What the installed package is made of. The list itself is kept in $(VENV)/sources, so that a file taken away counts as a change.
SOURCES := setup.cfg pyproject.toml README.md LICENSE py.typed \
  $(sort $(wildcard *.py graph/*.py graph/*.ttl graph/*.html graph/*.css graph/*.js graph/authority/*.csv \
  loaders/*.py loaders/sample/*.txt queries/*.py queries/*.rq))

.PHONY: demo test lock docs clean FORCE
.DELETE_ON_ERROR:

# The bundled letter: loaded, its chain and tasks printed, its picture written.
demo: $(VENV)/installed
	@$(BIN)/vankien demo

# Style, types, then every test; all three are run even if the first fails, and pytest's summary comes last.
test: $(VENV)/installed $(VENV)/tools
	@bash .ci/debian chromium:chromium || true
	@failed=0; \
	echo "ruff"; $(BIN)/python -m ruff check . || failed=1; \
	echo "mypy"; $(BIN)/python -m mypy --config-file pyproject.toml --cache-dir $(VENV)/mypy --package vankien || failed=1; \
	$(BIN)/python -m pytest --doctest-modules --pyargs vankien tests $(TESTS) || failed=1; \
	exit $$failed

# Every package anew in the newest versions that setup.cfg allows.
lock:
	bash .ci/lock

# docs/cli.md from the command's own help.
docs: $(VENV)/installed
	@$(BIN)/python docs/make_cli.py

clean:
	rm -rf $(VENV) build dist *.egg-info demo-store demo.html .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "vankien needs Python 3.11 or later; name it with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || bash .ci/debian --needed :python3-venv
	@$(PYTHON) -m venv $(VENV)

$(VENV)/locked: requirements.lock | $(BIN)/python
	@echo "Installing the packages of requirements.lock into $(VENV)"
	@$(PIP) install --requirement requirements.lock
	@touch $@

$(VENV)/tools: requirements-test.lock $(VENV)/locked
	@echo "Installing the test tools of requirements-test.lock into $(VENV)"
	@$(PIP) install --requirement requirements-test.lock
	@touch $@

$(VENV)/sources: FORCE | $(BIN)/python
	@echo $(SOURCES) | cmp --silent - $@ || echo $(SOURCES) > $@

# Not editable: the tests and the demo see what a user's installation holds. build/ would bring back files that were taken away.
$(VENV)/installed: $(VENV)/locked $(VENV)/sources $(SOURCES)
	@echo "Installing vankien into $(VENV)"
	@rm -rf build
	@$(PIP) install --no-deps --no-build-isolation --force-reinstall .
	@rm -rf build
	@touch $@
