# The only door: everything that a developer or an operator does here is a target below. `make help` lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export CARGO_TARGET_DIR := $(abspath $(or $(CARGO_TARGET_DIR),target))
export PATH := $(PATH):$(HOME)/.cargo/bin
export RUST_BACKTRACE := 0

reports := $(CARGO_TARGET_DIR)/reports
# Always the whole workspace: cargo compiles a crate anew for every set of features that a part of it asks for.
build := cargo build --quiet --locked --workspace --bins
with_cluster := $(build) && $(CARGO_TARGET_DIR)/debug/with-cluster
sanwei := $(build) && $(CARGO_TARGET_DIR)/debug/sanwei
modules := frontend/node_modules/.package-lock.json
pages := frontend/dist/index.html
embedded := crates/persistence/src/migrations.rs
page_sources := $(shell find frontend/src frontend/public -type f) $(wildcard frontend/index.html frontend/*.ts frontend/tsconfig*.json)

.PHONY: help setup run dev test check check-rust check-generated check-pages test-rust test-pages e2e openapi schema fmt
.PHONY: need-run need-dev need-test

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: need-test $(modules) ## Install what is missing to run, develop and test

run: need-run $(embedded) $(pages) ## Build Sanwei, load the demo county at first start, serve until Ctrl-C
	@cargo build --release --locked --package api --bin sanwei
	@.make/run

dev: need-dev $(embedded) $(modules) ## Serve and rebuild on every change: pages at port 5173, server at 8080
	@.make/dev

test: check test-rust test-pages e2e ## Check, then run every test: Rust, pages, journeys

check: check-rust check-generated check-pages ## Format, lints, documentation, generated files

check-rust: need-test $(embedded) ## Format, clippy and rustdoc without a warning; the rules stay pure
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --locked
	@.make/check-domain

check-generated: need-test $(embedded) $(modules) ## schema.rs, the OpenAPI document and its client are current
	$(with_cluster) .make/schema --locked-schema
	$(sanwei) openapi > $(CARGO_TARGET_DIR)/sanwei.json
	cmp openapi/sanwei.json $(CARGO_TARGET_DIR)/sanwei.json \
		|| { echo 'openapi/sanwei.json is not current: make openapi' >&2; exit 1; }
	cd frontend && npm run --silent client -- --check || { echo 'the client is not current: make openapi' >&2; exit 1; }
	cd frontend && npm run --silent lint:openapi

check-pages: need-test $(modules) ## Types, lint, import direction and format of the pages
	cd frontend && npm run --silent check

test-rust: need-test $(embedded) ## Tests of the rules, the tables and the API
	$(with_cluster) cargo nextest run --workspace --locked

test-pages: need-test $(modules) ## Unit tests of the pages
	cd frontend && npm test -- --reporter=default --reporter=json --outputFile.json=$(reports)/pages.json

e2e: need-test $(embedded) $(pages) ## Journeys through a real server in a real browser
	$(build)
	cd frontend && PLAYWRIGHT_JSON_OUTPUT_FILE=$(reports)/journeys.json npm run e2e -- --reporter=list,json

openapi: need-test $(embedded) $(modules) ## Write openapi/sanwei.json and the client made from it
	$(sanwei) openapi > $(CARGO_TARGET_DIR)/sanwei.json
	mkdir -p openapi && mv $(CARGO_TARGET_DIR)/sanwei.json openapi/sanwei.json
	cd frontend && npm run --silent client

schema: need-test $(embedded) ## Write crates/persistence/src/schema.rs from the migrations
	$(with_cluster) .make/schema

fmt: need-test $(modules) ## Format Rust and pages
	cargo fmt --all
	cd frontend && npm run --silent format

need-run need-dev need-test: need-%:
	@.make/need $*

$(modules): frontend/package.json frontend/package-lock.json frontend/.npmrc | need-run
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

$(pages): $(modules) $(page_sources)
	cd frontend && npm run --silent build
	@touch $@

# The program embeds the migrations and cargo does not notice a new one by itself.
$(embedded): $(shell find migrations -name '*.sql')
	@touch $@
