# Two commands for a fresh machine (python3 ≥ 3.11 with pip and venv, make, gcc):
#   make demo   the sample team in your browser
#   make test   lint, types, import contracts, tests on SQLite and PostgreSQL, browser journeys
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: demo test pictures format lock clean

demo: $(VENV)/.ready
	@$(BIN)/goldenthread --data .demo demo --port $(PORT)

test: $(VENV)/.ready-dev
	@$(BIN)/python tools/run_tests.py

# Editable: a change in the source needs no second install; a change in the lock does.
$(VENV)/.ready: requirements.lock pyproject.toml
	@echo "Preparing $(VENV) (once; about a minute)…"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@echo "Adding what the tests need…"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

pictures: $(VENV)/.ready-dev
	@GOLDENTHREAD_PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/test_pictures.py

format: $(VENV)/.ready-dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# Needs uv. Both files name no index address, so that any mirror serves them.
LOCK := uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
lock:
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .demo
