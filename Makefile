# `make` lists the verbs. Each sets up what it needs.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?=
APP ?= hello
VENV := .venv
BIN := $(VENV)/bin
STAMPS := target/stamps

WEB_SOURCES := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print)
RUST_SOURCES := $(shell find crates python/src -type f) Cargo.toml Cargo.lock python/Cargo.toml
E2E_FOLDER := e2e

.PHONY: help demo test build wheel bench check format dev protocol web python examples test-rust test-web test-python test-e2e clean

help: ## List the verbs
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: build ## Build everything and serve the demo at http://localhost:8501
	$(BIN)/millpond hello $(if $(PORT),--server.port $(PORT))

test: test-rust test-web test-python test-e2e ## Run every test

build: python examples ## Build .venv/bin/millpond and the Rust examples

wheel: web $(STAMPS)/venv ## Build dist/*.whl
	$(BIN)/maturin build --release --locked --manifest-path python/Cargo.toml --out dist

bench: build ## Measure side by side with Streamlit, and write benches/RESULTS.md
	$(PYTHON) benches/run.py $(ARGS)

check: web $(STAMPS)/venv $(STAMPS)/e2e ## Check format, lint and types
	cargo fmt --all --check
	cargo clippy --release --locked --workspace --all-targets -- -D warnings
	cd web && npm run --silent check
	cd e2e && npm run --silent check
	$(BIN)/ruff check python benches examples tools
	$(BIN)/ruff format --check python benches examples tools
	cd python && ../$(BIN)/mypy

format: $(STAMPS)/venv $(STAMPS)/web-packages ## Format all sources
	cargo fmt --all
	cd web && npm run --silent format
	$(BIN)/ruff check --fix python benches examples tools
	$(BIN)/ruff format python benches examples tools

dev: ## Serve a Rust example (APP=hello), built again at each change; open pages come back
	$(PYTHON) tools/dev.py $(APP) --server.port $(or $(PORT),8501) --server.headless true

protocol: ## Write web/src/protocol.ts anew from the Rust types
	MILLPOND_REGENERATE=1 cargo test --release --locked -p millpond-protocol --test it

web: $(STAMPS)/web
python: $(STAMPS)/python
examples: web
	cargo build --release --locked -p millpond --examples

test-rust: web
	cargo test --release --locked --workspace --exclude millpond-python

test-web: $(STAMPS)/web-packages
	cd web && npm test --silent

test-python: python
	cd python && ../$(BIN)/python -m pytest -q

test-e2e: build $(STAMPS)/e2e $(STAMPS)/chromium
	cd e2e && npm test --silent

clean: ## Remove everything built
	rm -rf target dist $(VENV) web/dist web/node_modules e2e/node_modules python/millpond/_native.*.so

$(STAMPS)/web-packages: web/package.json web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@mkdir -p $(@D) && touch $@

$(STAMPS)/web: $(STAMPS)/web-packages $(WEB_SOURCES)
	cd web && npm run --silent build
	@mkdir -p $(@D) && touch $@

$(STAMPS)/venv: python/pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(BIN)/pip install --quiet --group python/pyproject.toml:dev --group python/pyproject.toml:data
	@mkdir -p $(@D) && touch $@

$(STAMPS)/python: $(STAMPS)/venv $(STAMPS)/web $(RUST_SOURCES)
	$(BIN)/maturin develop --release --locked --manifest-path python/Cargo.toml
	@touch $@

$(STAMPS)/e2e: e2e/package.json e2e/package-lock.json
	cd e2e && npm ci --no-audit --no-fund
	@mkdir -p $(@D) && touch $@

# Debian's package: browsers that test tools bring themselves are not needed.
$(STAMPS)/chromium:
	command -v chromium >/dev/null || { \
	  as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$as_root apt-get update -qq && $$as_root apt-get install -y -qq --no-install-recommends chromium; }
	@mkdir -p $(@D) && touch $@
