# Every routine task by one name. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help run assets check test bench shots clean build

TARGET := $(or $(CARGO_TARGET_DIR),target)
LISTEN ?= 127.0.0.1:8080
DATA ?= data/demo

# What the style sheets are built from: they keep the classes that templates, code and modules use.
ASSET_SOURCES := scripts/assets.mjs $(shell find static templates src -path static/vendor -prune -o -type f -print 2>/dev/null)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{ printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build and start the demo; it prints its address and accounts
	@mkdir -p $(DATA)
	$(TARGET)/debug/fokusraum demo --listen $(LISTEN) --data $(DATA)

assets: static/vendor/manifest.json ## build the style sheets and fonts into static/vendor

check: assets ## before every commit: format, clippy, unit and HTTP tests on SQLite
	@scripts/need.sh rust lints cc
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	FOKUSRAUM_OPERATIONS=2000 FOKUSRAUM_TEST_ENGINE=sqlite cargo test --lib --bins --test app

test: ## everything CI runs, on SQLite, PostgreSQL and in a browser; ends with the counts
	@scripts/test.sh

bench: assets ## measure the release build; figures also in target/bench.json
	@scripts/need.sh rust cc
	cargo bench --bench figures

shots: build ## screenshots of the main pages into target/shots
	@scripts/need.sh chromium poppler
	node tests/browser/shots.mjs

clean: ## remove everything that was built or installed here; the demo's data stays
	rm -rf node_modules static/vendor
	cargo clean

build: assets
	@scripts/need.sh rust cc
	cargo build

static/vendor/manifest.json: node_modules/.package-lock.json $(ASSET_SOURCES)
	npm run --silent assets
	@touch $@

# npm writes this file itself; --ignore-scripts because no package of ours needs one.
node_modules/.package-lock.json: package-lock.json
	@scripts/need.sh node
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
