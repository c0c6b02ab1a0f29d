# Tawatur: raw Arabic conflict news to audited tables. `make run` needs Python 3.11 or 3.12 with venv, and make.
#
#   TAWATUR_INBOX     folder or file of articles       (default seeds/articles)
#   TAWATUR_HOME      where data lives                  (default data/)
#   TAWATUR_SUPPRESS_NAMES  yes: names of private people stay out of the report (default no)
#   TAWATUR_SITE_URL  where a browser finds the report  (default http://127.0.0.1:3001, served by make ui)
#   TAWATUR_TIMEZONE  clock of the daily schedule       (default UTC)
#   TAWATUR_ALERT_WEBHOOK  address that is told of failed runs
#   TAWATUR_WORKERS   processes that parse              (default: one for each core)
#   TAWATUR_ENGINE    local or dask                     (default local; see docs/deployment.md)
#   TAWATUR_DASK_SCHEDULER  address of the Dask scheduler
#   TAWATUR_GOLD      gold file or folder to score with (default tests/golden)

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON := .venv/bin/python
STAMP := .venv/.tawatur-installed
HOME_DIR := $(if $(TAWATUR_HOME),$(TAWATUR_HOME),data)
GOLD := $(if $(TAWATUR_GOLD),$(TAWATUR_GOLD),tests/golden)
PORT ?= 3000
SIZES ?= 2000 20000
MINUTES ?= 10
PYTHON_SOURCES := orchestration assets tests
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help run compile test ui site sql docs dictionary explain score doctor rollback backup restore bench faults fuzz audit check format setup clean

help: ## List all commands
	@echo "Tawatur commands:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'
	@echo
	@echo "TAWATUR_INBOX (folder or file of articles, default seeds/articles) and TAWATUR_HOME (data folder,"
	@echo "default data/) steer run, ui and sql:  TAWATUR_INBOX=my/articles TAWATUR_HOME=my/data make run"

setup: $(STAMP) ## Install everything into .venv and prepare an empty warehouse
	@$(PYTHON) -m orchestration.set_up

run: $(STAMP) ## Take in, parse, build, check and publish; ends with a table of what came out
	@$(PYTHON) -m orchestration.run_command

compile: $(STAMP) ## Compile the parser, which then reads more a second (needs a C compiler; some minutes)
	@$(PYTHON) -m orchestration.compile_parser

test: $(STAMP) ## Run the whole test suite, dbt unit tests included
	@$(PYTHON) -m pytest

ui: $(STAMP) ## Open Dagster on http://127.0.0.1:3000, and beside it the report that its links lead to
	@home="$$($(PYTHON) -m orchestration.dagster_home)"; \
	echo "Dagster: http://127.0.0.1:$(PORT) (stop with Ctrl-C)"; \
	$(PYTHON) -m orchestration.site_server & \
	DAGSTER_HOME="$$home" DAGSTER_GRPC_TIMEOUT_SECONDS=300 exec .venv/bin/dagster dev -w workspace.yaml -h 127.0.0.1 -p $(PORT)

site: $(STAMP) ## Open the report: map, timeline, tolls, every claim in its sentence (made anew where it is out of date)
	@$(PYTHON) -m orchestration.site_command

sql: $(STAMP) ## Open a SQL prompt on the published copy (DATABASE=working: on what a failed run left)
	@$(PYTHON) -m orchestration.sql_prompt $(if $(filter working,$(DATABASE)),--working)

docs: $(STAMP) ## Write dbt's documentation of every table and column beside the published copy, as one page
	@$(PYTHON) -m orchestration.dbt_docs

dictionary: $(STAMP) ## Write docs/data_dictionary.md: every table and column that an analyst sees, from the definitions
	@$(PYTHON) -m orchestration.data_dictionary

explain: $(STAMP) ## Show what is read in an article, and why: make explain ARTICLE=<article_id or file>
	@$(PYTHON) -m orchestration.explain_command "$(ARTICLE)"

score: $(STAMP) ## Score the published copy against gold (tests/golden, or TAWATUR_GOLD), with every miss
	@$(PYTHON) -m assets.evaluation.score "$(HOME_DIR)/published/tawatur.duckdb" "$(GOLD)"

doctor: $(STAMP) ## Examine versions, locks, space, inbox and last success; fails where something needs a look
	@$(PYTHON) -m orchestration.doctor

rollback: $(STAMP) ## Show analysts the publication before the present one
	@$(PYTHON) -m orchestration.rollback

backup: $(STAMP) ## Back deliveries, decisions and history up: make backup TO=tawatur.tar.gz
	@$(PYTHON) -m orchestration.backup backup "$(TO)"

restore: $(STAMP) ## Rebuild everything in an empty TAWATUR_HOME and prove it: make restore FROM=tawatur.tar.gz
	@$(PYTHON) -m orchestration.backup restore "$(FROM)"

bench: $(STAMP) ## Time parsing, taking in, marts and increment on fixed sizes, other tools beside them (SIZES="2000 20000")
	@$(PYTHON) -m assets.benchmark.bench --sizes $(SIZES) $(if $(TEXTS),--texts "$(TEXTS)")

faults: $(STAMP) ## Kill runs at every step and fill disks, compare the marts after a restart (hours)
	@$(PYTHON) -m tests.faults.campaign_runs --write

fuzz: $(STAMP) ## Feed hostile files and texts to ingest and parser (MINUTES=10 of processor time), time them by length
	@$(PYTHON) -m tests.faults.fuzz_runs --minutes $(MINUTES) --write
	@$(PYTHON) -m tests.faults.growth_runs --write

audit: ## List every locked package as an SBOM, and known holes in them (asks the network; see docs/deployment.md)
	@bash .ci/audit

check: $(STAMP) ## Check format, lint, types, SQL style, and that dbt parses without deprecations
	@echo "• ruff format"; .venv/bin/ruff format --check --quiet $(PYTHON_SOURCES)
	@echo "• ruff"; .venv/bin/ruff check --quiet $(PYTHON_SOURCES)
	@echo "• mypy"; .venv/bin/mypy
	@echo "• sqlfluff"; .venv/bin/sqlfluff lint --disable-progress-bar --nofail dbt_project >/dev/null && .venv/bin/sqlfluff lint --disable-progress-bar dbt_project
	@echo "• dbt parse"; $(PYTHON) -m orchestration.dbt_deprecations
	@echo "all checks passed"

format: $(STAMP) ## Format Python and SQL in place
	@.venv/bin/ruff format --quiet $(PYTHON_SOURCES)
	@.venv/bin/ruff check --quiet --fix $(PYTHON_SOURCES)

clean: ## Delete data/, caches and the environment (never an inbox, never another TAWATUR_HOME)
	@rm -rf data build .venv .stamps .pytest_cache .mypy_cache .ruff_cache .hypothesis dbt_project/target dbt_project/logs logs
	@find orchestration assets tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "clean"

# The lock pins every package by hash; uv comes from PATH, or is installed for us alone. EXTRAS=dask adds requirements-dask.lock.
$(STAMP): requirements.lock .ci/install
	@bash .ci/install $(EXTRAS)
	@touch $@
