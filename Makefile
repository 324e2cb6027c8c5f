# `make demo`: the main job on the sample articles. `make test`: every check. Both set up .venv first, once.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

# tests that build warehouses over and over
BUILDS := tests/python/test_incremental.py tests/python/test_spark.py

.PHONY: demo test check lint pytest builds format docs pictures results clean

demo: $(READY)
	$(BIN)/crosswire run examples/articles --db crosswire.duckdb --allow-rejects

# the linters, and then what builds over and over, beside the other tests: half the time on two cores
test check: $(READY)
	$(MAKE) -j2 lint pytest builds

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar models tests/sql analyses

pytest: $(READY)
	$(BIN)/pytest $(BUILDS:%=--ignore %)

# both engines make the same marts; without Java this says so and passes
builds: $(READY)
	$(BIN)/pytest -rs $(BUILDS)

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix --disable-progress-bar models tests/sql analyses

# annotated texts lie outside the project, in ../shared; what is not there is left out
results: $(READY)
	$(BIN)/python -m benchmarks

# target/static_index.html is dbt's own documentation, in one file; beside it the lineage of columns
docs: $(READY)
	CROSSWIRE_DB=crosswire.duckdb $(BIN)/dbt docs generate --static
	# lineage is that of a full build: a model that goes on reads itself
	CROSSWIRE_DB=crosswire.duckdb $(BIN)/dbt --quiet compile --full-refresh > /dev/null
	$(BIN)/python -m docs.pages crosswire.duckdb target

# needs Debian's chromium
pictures: $(READY)
	$(BIN)/python docs/pictures.py crosswire.duckdb

clean:
	rm -rf target logs crosswire.duckdb crosswire.duckdb.wal crosswire.duckdb.work

# the lock is complete, so nothing is resolved here; the project itself is the checkout
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("crosswire needs Python 3.11 to 3.13; choose one with PYTHON=...") if not (3, 11) <= sys.version_info < (3, 14) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)
