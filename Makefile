# Every command a person needs. `make serve` and `make test` set up what they need by themselves.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
NODE_BIN := node_modules/.bin
SITE ?= site
export SITE # read by the shell, so that a path may hold spaces and quotes
HOST ?= 127.0.0.1
PORT ?= 8000
NAMES ?=
LOOK_EVERY ?= 0
export NO_MKDOCS_2_WARNING := 1 # the theme's own switch for a notice that does not concern us
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help serve test engines fast build build-zensical check records preview disk sync new changes seen team look links bench format accept lock release release-files publish clean setup setup-test setup-node

help: ## Show these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/site.installed
setup-test: .venv/test.installed
setup-node: node_modules/.installed

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Askwell needs Python 3.11 or later; set PYTHON=python3.12, say.")'
	$(PYTHON) -m venv .venv

# Whatever is fetched has its hash in a lock. setuptools too, which puts our own package in place: a build in isolation
# would fetch it anew, without one.
LOCKED := $(BIN)/pip install --quiet --require-hashes --requirement

.venv/site.installed: requirements.txt pyproject.toml | .venv/bin/python
	$(LOCKED) requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.installed: requirements-test.txt .venv/site.installed
	$(LOCKED) requirements-test.txt
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc
	@tests/find-node
	npm ci --loglevel=error
	@touch $@

serve: setup ## Build and serve with live reload at http://127.0.0.1:8000
	@SITE_URL=http://$(HOST):$(PORT)/ OFFLINE= exec $(BIN)/python -m macros.serving --host $(HOST) --port $(PORT) --site .kept/serve \
	  --look-every $(LOOK_EVERY) --names $(NAMES)

test: setup-test javascript ## Set up and run everything: lint, types, spelling, data, site, browser
	@tests/find-chromium
	$(BIN)/ruff check macros tests bench
	$(BIN)/ruff format --check macros tests bench
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/python -m macros check --house --data data
	$(BIN)/pytest --numprocesses 2 --dist worksteal

fast: setup-test setup-node ## Run the tests that need no built site, no PDF and no server, and print what they cover
	@$(MAKE) --silent --jobs 2 node-tests covered

.PHONY: covered
covered:
	$(BIN)/python -m slipcover --source macros --skip-covered \
	  -m pytest -p no:xdist --ignore tests/site --ignore tests/paper --ignore tests/browser --ignore tests/slow

.PHONY: javascript node-tests
javascript: setup-node node-tests
	$(NODE_BIN)/biome ci --error-on-warnings
	$(NODE_BIN)/tsc

node-tests: setup-node
	node --test --test-reporter=dot tests/js/*.test.js

engines: setup-test setup-node build ## Try the site in Chromium, Firefox and WebKit: make engines, or make engines only=firefox
	@[ -n "$(only)" ] || tests/find-engines
	SITE=$(SITE) only="$(only)" node --test --test-reporter=spec tests/engines/*.test.js

check: setup ## Check the data alone
	@$(BIN)/python -m macros check

records: setup ## Check the records and their style, whether or not their pages are made: make records format=github
	@$(BIN)/python -m macros check --house --data data $(if $(format),--format $(format))

preview: setup ## Print the pages of the records that changed since a commit, as Markdown: make preview since=main
	@git diff -z --name-only $(or $(since),HEAD) -- | xargs -0 $(BIN)/python -m macros preview --

.PHONY: house
house: setup ## Check the data and the style of this edition
	@$(BIN)/python -m macros check --house

sync: setup ## Write what is made from the records and committed: stubs, navigation, schemas
	@$(BIN)/python -m macros sync

new: setup ## Begin a record: make new kind=pattern id=saving-face; a copy of ours: from=hidden-costs
	@$(BIN)/python -m macros new $(kind) $(id) $(if $(from),--from $(from))

changes: setup ## Say what we changed in what yours takes the place of; line by line: make changes id=…
	@$(BIN)/python -m macros changes $(id) $(if $(yours),--yours)

seen: setup ## Note that you looked at ours as it is now, so that check is quiet about it: make seen id=…
	@$(BIN)/python -m macros changes --seen $(id)

team: setup ## Begin a team's own project: make team dir=../our-askwell
	@$(BIN)/python -m macros team "$(dir)" --name "$(name)" --from "$(from)"

build: setup ## Build the site into site/, leaving the last good one in place on any mistake
	@$(BIN)/python -m macros build --sync --site "$$SITE"

.PHONY: whole pages
whole: setup # what is made from the records is up to date
	@$(BIN)/python -m macros build --site "$$SITE"

pages: setup # and nothing beside them
	@$(BIN)/python -m macros build --site "$$SITE" --pages

disk: build ## Put the site into .cache/disk/, for a look without a server
	@rm -rf .cache/disk && mkdir -p .cache/disk
	@if [ -f "$$SITE/downloads/site.zip" ]; then $(BIN)/python -m zipfile --extract "$$SITE/downloads/site.zip" .cache/disk; \
	else cp -R "$$SITE/." .cache/disk; fi

build-zensical: setup-test ## Build the same site with Zensical into site-zensical/
	@$(BIN)/python -m macros build --sync --site site-zensical --with zensical

look: setup-test ## Make pictures of every kind of page, at three widths, light and dark
	@tests/find-chromium
	@$(BIN)/python -m bench.look

links: setup-test build ## Follow every link of the built site, those that lead outside included
	$(BIN)/python -m tests.outside_links

bench: setup-test ## Print the benchmark, or one part: make bench part=weight
	@[ "$(part)" != words ] || $(LOCKED) requirements-words.txt
	$(BIN)/python -m bench $(part)

format: setup-test setup-node ## Format and mend the code
	$(BIN)/ruff check --quiet --fix --exit-zero macros tests bench > /dev/null
	$(BIN)/ruff format macros tests bench
	$(NODE_BIN)/biome check --write
	$(BIN)/ruff check macros tests bench

accept: setup-test ## Keep today's pages of the toy, and the list of labels, as what the tests expect
	$(BIN)/python -m tests.accept

# uv locks for every platform and Python at once and keeps the pins that still fit; pip-tools knows only where it runs.
UV := uv==0.13.9
COMPILE = .cache/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
  --no-annotate --custom-compile-command "make lock" $(if $(upgrade),--upgrade) pyproject.toml
NOT_TWICE = $$(sed -nE 's/^([a-z0-9-]+)==.*/--no-emit-package \1/p' requirements.txt)

lock: ## Write the locked requirements from pyproject.toml; with upgrade=1 everything in its newest version
	rm -rf .cache/lock && $(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install --quiet $(UV)
	$(COMPILE) --group build --output-file requirements.txt
	$(COMPILE) --extra test --extra zensical --constraint requirements.txt $(NOT_TWICE) --output-file requirements-test.txt
	$(COMPILE) --extra words --constraint requirements.txt $(NOT_TWICE) --output-file requirements-words.txt
	sed -i.before '1i\
	--requirement requirements.txt' requirements-test.txt requirements-words.txt && rm requirements-*.txt.before

release: setup ## Check all that a release needs, and tag it: make release version=2.1.0
	@$(BIN)/python -m macros release "$(version)"

FILES := .cache/release
release-files: build ## Gather what stands beside a release, in .cache/release/: make release-files version=v2.1.0
	@rm -rf $(FILES) && mkdir -p $(FILES)/files
	@$(BIN)/python -m macros notes "$(version)" > $(FILES)/notes.md
	@if [ -f "$$SITE/downloads/site.zip" ]; then cp "$$SITE/downloads/site.zip" $(FILES)/files/askwell-site.zip; \
	else $(BIN)/python -m zipfile --create $(FILES)/files/askwell-site.zip "$$SITE"; fi
	@$(BIN)/python -m zipfile --create $(FILES)/files/askwell-sheets.zip "$$SITE"/downloads/*.pdf
	@cp "$$SITE"/downloads/cheat-sheet-*.pdf "$$SITE"/take/askwell* $(FILES)/files
	@ls $(FILES)/files

publish: ## Put what release-files gathered on the page of releases, with gh: make publish version=v2.1.0
	@gh release create "$(version)" $(FILES)/files/* --verify-tag --title "Askwell $(version)" --notes-file $(FILES)/notes.md

clean: ## Remove what was built and set up
	rm -rf .venv node_modules .cache .kept site site-zensical .site.builds .site-zensical.builds .mypy_cache .ruff_cache .pytest_cache *.egg-info
