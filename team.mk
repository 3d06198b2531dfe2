# The commands of a team's project: its Makefile includes this from the checkout of the edition that it names.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
SITE ?= site
export SITE # read by the shell, so that a path may hold spaces and quotes
HOST ?= 127.0.0.1
PORT ?= 8000
NAMES ?=
LOOK_EVERY ?= 0
export NO_MKDOCS_2_WARNING := 1 # the theme's own switch for a notice that does not concern us
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup setup-test serve check house preview test build new changes seen disk clean

help: ## Show these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/site.installed
setup-test: .venv/test.installed

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or later; set PYTHON=python3.12, say.")'
	$(PYTHON) -m venv .venv

# Whatever is fetched has its hash in a lock of the edition.
LOCKED := $(BIN)/pip install --quiet --require-hashes --requirement

.venv/site.installed: .askwell/requirements.txt .askwell/pyproject.toml | .venv/bin/python
	$(LOCKED) .askwell/requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .askwell
	@touch $@

.venv/test.installed: .askwell/requirements-test.txt .venv/site.installed
	$(LOCKED) .askwell/requirements-test.txt
	@touch $@

serve: setup ## Show the site at http://127.0.0.1:8000 and build it again after each change
	@SITE_URL=http://$(HOST):$(PORT)/ OFFLINE= exec $(BIN)/python -m macros.serving --host $(HOST) --port $(PORT) \
	  --site .askwell/.kept/serve --look-every $(LOOK_EVERY) --names $(NAMES)

check: setup ## Say what is wrong in data/ and docs/, by file and line
	@$(BIN)/python -m macros check $(if $(format),--format $(format))

house: setup ## Hold your records against the style of this edition as well
	@$(BIN)/python -m macros check --house

preview: setup ## Print the pages of the records that changed since a commit, as Markdown: make preview since=main
	@git diff -z --name-only $(or $(since),HEAD) -- data | xargs -0 $(BIN)/python -m macros preview --

test: check setup-test ## Check, build the site, and follow every link and anchor of it
	@echo "Building the site and following every link takes some minutes."
	@cd .askwell && ../$(BIN)/python -m pytest -q -p no:cacheprovider tests/site/test_links.py tests/site/test_pages.py

build: setup ## Build the site into site/, leaving the last good one in place on any mistake
	@$(BIN)/python -m macros build --sync --site "$$SITE"

new: setup ## Begin a record: make new kind=script id=swap-a-late-shift; a copy of ours: from=shift-for-shift
	@$(BIN)/python -m macros new $(kind) $(id) $(if $(from),--from $(from))

changes: setup ## Say what we changed in what yours takes the place of; line by line: make changes id=…
	@$(BIN)/python -m macros changes $(id) $(if $(yours),--yours)

seen: setup ## Note that you looked at ours as it is now, so that check is quiet about it: make seen id=…
	@$(BIN)/python -m macros changes --seen $(id)

disk: build ## Unpack the site that works from disk into .askwell/.kept/disk/
	@rm -rf .askwell/.kept/disk && mkdir -p .askwell/.kept/disk
	@$(BIN)/python -m zipfile --extract "$$SITE/downloads/site.zip" .askwell/.kept/disk

clean: ## Remove what the other commands made
	rm -rf "$$SITE" .venv .askwell
