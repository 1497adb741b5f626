# Two ways in: `make run` and `make test`. Both set up what they need in .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TEXTS ?=

.PHONY: run test lint types unit data verify browser bench clean

run: $(VENV)/run.stamp
	$(BIN)/streamlit run app.py

test: lint types unit data verify browser

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

unit: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -m "not browser"

data: $(VENV)/dev.stamp
	$(BIN)/python -m geodata check

# The texts are not part of the project; whoever has a copy names its folder.
verify: $(VENV)/dev.stamp
ifeq ($(TEXTS),)
	@echo "NOT RUN: quotes against the texts. Run it with: make test TEXTS=folder-of-the-texts"
else
	$(BIN)/python -m geodata verify --texts $(TEXTS)
endif

browser: $(VENV)/dev.stamp chromium
	$(BIN)/python -m pytest -m browser

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || test -n "$$CHROMIUM" || \
	  { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  { echo "Install Chromium, or set CHROMIUM to its path"; exit 1; }

bench: $(VENV)/dev.stamp chromium
	$(BIN)/python -m tests.bench

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
