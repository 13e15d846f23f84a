# Everything one does with Samenspraak, by name. `make help` lists it.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

# The newest Python that is new enough; `make run PYTHON=/path/to/python` names another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$name -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$name && break; done)
NEED_PYTHON = python='$(PYTHON)'; "$$python" -c '$(NEW_ENOUGH)' 2>/dev/null || { \
	echo "Samenspraak needs Python 3.11 or newer. On Debian or Ubuntu: sudo apt-get install python3" >&2; exit 1; }
NEED_VENV = "$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "Python's module venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
PIP_FAILED = { echo "The Python packages could not be installed; pip says why above." \
	"This step needs a network connection: check it and give the same command again." >&2; exit 1; }
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url

# Two processes, each with whole files of tests; those in a browser first, which are few and long, so that both end
# at about the same time.
SIDE_BY_SIDE := -n 2 --dist loadfile --no-loadscope-reorder

CATALOGUES := $(wildcard translations/*/LC_MESSAGES/messages.po)

# A stamp is made last, so that a half-made .venv is made again. It holds the
# folder's path, because a .venv does not work once its folder has moved.
RUN_STAMP := .venv/.run-stamp
TEST_STAMP := .venv/.test-stamp
NODE_STAMP := node_modules/.stamp
LIGHTHOUSE_STAMP := e2e/lighthouse/node_modules/.stamp
ifneq ($(shell cat $(RUN_STAMP) 2>/dev/null),$(CURDIR))
.PHONY: $(RUN_STAMP)
endif

.PHONY: run
run: $(RUN_STAMP) compile ## Install what the site needs, and serve it on this computer
	@exec $(BIN)/samenspraak serve

.PHONY: test
test: system $(TEST_STAMP) compile browser $(NODE_STAMP) ## Run all tests, also those in a browser (ARGS="..." for pytest)
	@status=0; $(BIN)/python -m pytest $(or $(ARGS),$(SIDE_BY_SIDE) e2e tests) || status=$$?; \
	$(BIN)/python tests/system.py report; exit $$status

.PHONY: check
check: $(TEST_STAMP) compile ## Run the quick checks: style, types, layers, translations and gates
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict webapp tests e2e
	$(BIN)/lint-imports
	$(BIN)/samenspraak translations check
	$(BIN)/python -m pytest -q tests/gates

.PHONY: prove
prove: system $(TEST_STAMP) compile browser $(NODE_STAMP) ## Run the long proofs, which try many more cases (ARGS="..." for pytest)
	HYPOTHESIS_PROFILE=prove $(BIN)/python -m pytest -q -p tests.evidence.recording -m prove --hypothesis-show-statistics $(ARGS)

.PHONY: evidence
evidence: $(TEST_STAMP) ## Write the figures of the last long proof, and ACCESSIBILITY.md
	@$(BIN)/python -m tests.evidence

.PHONY: translations
translations: $(RUN_STAMP) ## Bring the catalogues up to date with the texts, and check them
	$(BIN)/samenspraak translations update
	$(BIN)/samenspraak translations check

.PHONY: compile
compile: $(RUN_STAMP) $(CATALOGUES:.po=.mo) ## Compile the catalogues that changed

%.mo: %.po | $(RUN_STAMP)
	@$(BIN)/samenspraak translations compile

.PHONY: system
system: ## Install the system packages that the tests need, or say which are missing
	@$(NEED_PYTHON); "$$python" tests/system.py install

.PHONY: browser
browser: $(TEST_STAMP)
	@$(BIN)/python tests/system.py browser

.PHONY: lock
lock: $(RUN_STAMP) ## Write the lock files anew (UPGRADE=--upgrade for newer versions)
	@$(PIP) install uv || $(PIP_FAILED)
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(LOCK) $(UPGRADE) pyproject.toml - -o requirements.txt
	@$(LOCK) $(UPGRADE) --group dev -c requirements.txt -o requirements-dev.txt
	@npm install --package-lock-only --loglevel=error
	@! grep -n '://' requirements.txt requirements-dev.txt package-lock.json
	@cd e2e/lighthouse && npm install --package-lock-only --loglevel=error
	@! grep -n '"resolved"' e2e/lighthouse/package-lock.json

.PHONY: outlines
outlines: $(NODE_STAMP) ## Draw the outlines of the world's countries anew
	node webapp/outlines/draw.mjs

.PHONY: screenshots
screenshots: $(TEST_STAMP) compile browser ## Take pictures of the pages (LOCALES="en nl fr es" for other languages)
	@$(BIN)/python -m e2e.screenshots $(LOCALES)

.PHONY: lighthouse
lighthouse: $(TEST_STAMP) compile browser $(LIGHTHOUSE_STAMP) ## Have Lighthouse judge pages as on a phone (some minutes)
	@$(BIN)/python -m e2e.lighthouse

.PHONY: clean
clean: ## Remove all that make made; the database in instance/ stays
	rm -rf .venv node_modules e2e/lighthouse/node_modules build dist *.egg-info $(CATALOGUES:.po=.mo)
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

$(RUN_STAMP): requirements.txt pyproject.toml
	@if [ "$$(cat $@ 2>/dev/null)" != '$(CURDIR)' ] || ! $(PIP) --version >/dev/null 2>&1; then \
		$(NEED_PYTHON); $(NEED_VENV); \
		echo "Installing Samenspraak into .venv ..."; \
		"$$python" -m venv --clear .venv || exit 1; \
	fi; \
	rm -f $@ $(TEST_STAMP)
	@$(PIP) install --require-hashes -r requirements.txt || $(PIP_FAILED)
	@$(PIP) install --no-deps --no-build-isolation -e . || $(PIP_FAILED)
	@printf '%s\n' '$(CURDIR)' > $@

$(TEST_STAMP): $(RUN_STAMP) requirements-dev.txt
	@echo "Installing the tools for the tests into .venv ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt || $(PIP_FAILED)
	@touch $@

$(NODE_STAMP): package.json package-lock.json .npmrc
	@if ! command -v npm >/dev/null; then \
		echo "npm is missing: its packages for the tests are left out."; \
	elif npm ci --ignore-scripts --loglevel=error; then \
		touch $@; \
	else \
		echo "npm could not install its packages, and says why above: they are left out." >&2; \
	fi

$(LIGHTHOUSE_STAMP): e2e/lighthouse/package.json e2e/lighthouse/package-lock.json e2e/lighthouse/.npmrc
	@command -v npm >/dev/null || { echo "make lighthouse needs Node.js with npm. On Debian or Ubuntu:" \
		"sudo apt-get install nodejs npm" >&2; exit 1; }
	@cd e2e/lighthouse && npm ci --loglevel=error
	@touch $@
