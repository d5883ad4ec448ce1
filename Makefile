# Every command of the project. `make help` lists them.

PYTHON ?= python3
venv := .venv/bin
pip := $(venv)/python -m pip install -qq --disable-pip-version-check --root-user-action=ignore --require-hashes
# A server whose `make` was killed outright must not live on and keep the port.
with_make := $(shell command -v setpriv >/dev/null && echo setpriv --pdeathsig=TERM)
lock := $(venv)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --no-annotate \
	--python-version 3.11 --universal

.PHONY: help run test check bench lock clean
.DEFAULT_GOAL := help

help:  ## This list
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: .venv/base  ## Set up what is missing and serve on http://127.0.0.1:8000/ (PORT=8001 for another port)
	@exec $(with_make) $(venv)/python -m config.serve

test: .venv/dev  ## Run every test, against a real PostgreSQL and in a real browser
	@$(venv)/pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder $(ARGUMENTS)

check: .venv/dev  ## Linters, types, import contracts, migrations in step, deployment
	@$(venv)/ruff check .
	@$(venv)/ruff format --check .
	@find templates -name '*.html' -exec $(venv)/djade --check --target-version 5.2 {} +
	@$(venv)/mypy
	@$(venv)/lint-imports --no-cache
	@$(venv)/python manage.py makemigrations --check --dry-run
	@HTTPS=1 SECRET_KEY="$$($(venv)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		$(venv)/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev  ## Benchmarks, printed as tables and kept in docs/performance.md (SIZES="10000" for one size)
	@exec $(with_make) $(venv)/python -m benchmarks

lock: .venv/base  ## Lock the newest permitted versions of all dependencies
	@$(venv)/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore uv
	$(lock) --upgrade requirements/base.in --output-file requirements/base.txt
	$(lock) --upgrade requirements/dev.in --constraint requirements/base.txt --output-file requirements/dev.txt

clean:  ## Remove what the tools made; the data in .data stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage test-results
	find . -name __pycache__ -prune -exec rm -rf {} +

# The stamps are written last: an installation that was interrupted is done again.
.venv/base: requirements/base.txt .venv/python
	@echo "Installing what the site runs on ..."
	@$(pip) --requirement $<
	@touch $@

.venv/dev: requirements/dev.txt .venv/base
	@echo "Installing what the tests and checks need ..."
	@$(pip) --requirement $<
	@touch $@

.venv/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; this is $$($(PYTHON) -V). Name another: PYTHON=python3.12 make"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@echo "Creating .venv ..."
	@$(PYTHON) -m venv --clear .venv
	@touch $@
