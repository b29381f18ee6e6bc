# `make run` serves Samspel on this machine; `make test` checks everything. See README.md.

PYTHON ?= python3
VENV := .venv
IN := $(VENV)/bin
# Every package is pinned and checked against its hash; none is built here.
INSTALL := $(PYTHON) -m pip --python $(IN)/python --disable-pip-version-check --quiet \
	install --require-hashes --no-deps --only-binary :all: --requirement
COMPILE := $(IN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock"
BROWSER := chromium libatomic1
# Renders slides as their readers will see them.
OFFICE := libreoffice-impress

.PHONY: run test nightly bench screenshots demo derive lock clean browser

run: $(VENV)/run
	@$(IN)/python -m ui.serve

test: $(VENV)/run $(VENV)/check browser
	$(IN)/ruff format --check .
	$(IN)/ruff check .
	$(IN)/mypy
	$(IN)/pytest --numprocesses 2 --dist loadfile

# What takes too long for every change: new examples of every property, processes killed while they
# import, damaged files, and a thousand registers on which the effect of visits is known.
nightly: $(VENV)/run $(VENV)/check
	EXAMPLES=search $(IN)/pytest -m hypothesis --timeout 3600
	$(IN)/python -m tests.data.store.kills --kills 200
	$(IN)/python -m tests.data.readers.mutants --mutants 5000
	$(IN)/python -m tests.data.intake.mutants --mutants 3000
	$(IN)/python -m benchmarks.simulation

bench: $(VENV)/run $(VENV)/check browser
	$(IN)/python -m benchmarks

# The pictures of the README.
screenshots: $(VENV)/run $(VENV)/check browser
	$(IN)/python -m docs.screenshots
	$(IN)/python -m docs.slides

# A synthetic register and trade table, on which the dashboard then runs.
demo: $(VENV)/run
	$(IN)/python -m data.synthetic --out local/demo
	@echo 'data_folder = "demo"' > local/demo.toml
	@SAMSPEL_SETTINGS=local/demo.toml $(IN)/python -m ui.serve

# The bundled tables and shapes again from their sources; SOURCES names the folder that has them.
derive: $(VENV)/run $(VENV)/derive
	@test -n "$(SOURCES)" || { echo "Name the folder: make derive SOURCES=folder" >&2; exit 1; }
	$(IN)/python -m data.derive.geography --from $(SOURCES)
	$(IN)/python -m data.derive --from $(SOURCES)
	$(IN)/python -m ui.icons

lock: $(VENV)/check
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) --group check --constraint requirements.lock --output-file requirements-check.lock
	$(COMPILE) --group derive --constraint requirements.lock --output-file requirements-derive.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis test-results

$(VENV)/run: requirements.lock $(VENV)/pyvenv.cfg
	@echo "Samspel installs its packages in $(VENV), once: under a minute."
	@$(INSTALL) $<
	@touch $@

$(VENV)/check: requirements-check.lock $(VENV)/pyvenv.cfg
	@echo "The packages for the tests are installed in $(VENV)."
	@$(INSTALL) $<
	@touch $@

$(VENV)/derive: requirements-derive.lock $(VENV)/pyvenv.cfg
	@$(INSTALL) $<
	@touch $@

# Debian's Python has no ensurepip, so the environment gets no pip of its own: the system's serves.
$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Samspel needs Python 3.11 or newer; name one: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv --without-pip $(VENV)

# Chromium, the library that the browser's driver wants and a bare Debian lacks, and LibreOffice.
browser: $(VENV)/check
	@{ command -v chromium && $(IN)/playwright --version && command -v soffice; } > /dev/null 2>&1 || { \
		if [ "$$(id -u)" = 0 ]; then as_root="env"; \
		elif sudo -n true 2> /dev/null; then as_root="sudo env"; \
		else echo "The browser and slide tests need packages: sudo apt-get install $(BROWSER) $(OFFICE)" >&2; exit 1; fi; \
		echo "Chromium and LibreOffice are installed for the browser and slide tests."; \
		$$as_root apt-get update -qq && $$as_root DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq --yes --no-install-recommends $(BROWSER) $(OFFICE) > /dev/null; }
