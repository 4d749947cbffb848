# Everything a developer does here. `make run` and `make test` set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEELS := $(VENV)/wheels
READY := $(VENV)/ready
# No network once the wheels are here.
OFFLINE := --quiet --disable-pip-version-check --no-index --find-links $(WHEELS)
ARGS ?=
# Where nearly every line is to be run by a test.
NEARLY_ALL := quietnet/domain/*,quietnet/reading/*,quietnet/formats/*,quietnet/store/*

.PHONY: run test torture check format lint types rooms cover covered wheel wheel-tests pictures bench bench-quick clean

run: $(READY)  ## open the notebook
	@$(BIN)/quietnet $(ARGS)

test: $(READY)  ## run the tests
	@$(BIN)/pytest -n auto $(ARGS)

torture: $(READY)  ## show that the notebook cannot be lost (docs/torture.md); takes long
	@$(BIN)/python -m tests.torture $(ARGS)

bench: $(READY)  ## measure everything, each against its baseline (benchmarks/results.md); takes long
	@$(BIN)/python benchmarks/bench.py $(ARGS)

bench-quick: $(READY)  ## what got more than a fifth worse than benchmarks/results.md says
	@$(BIN)/python benchmarks/bench.py --quick $(ARGS)

check: lint types rooms cover wheel  ## everything that must pass before a commit lands

$(READY): pyproject.toml constraints.txt
	@echo "Setting quietnet up, once. This needs the network and about a minute."
	@$(PYTHON) -c 'import sys; sys.exit("quietnet needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --constraint constraints.txt --wheel-dir $(WHEELS) '.[dev]'
	@rm -rf build $(WHEELS)/quietnet-*.whl
	@$(BIN)/pip install $(OFFLINE) hatchling editables
	@$(BIN)/pip install $(OFFLINE) --no-build-isolation --editable '.[dev]'
	@touch $@

format: $(READY)  ## put the code in its usual shape
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lint: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(READY)
	@$(BIN)/mypy

rooms: $(READY)
	@$(BIN)/lint-imports

cover: $(READY)
	@$(BIN)/pytest -n auto --cov --cov-report=
	@$(MAKE) --no-print-directory covered

# What the last run of the tests under coverage reached.
covered: $(READY)
	@$(BIN)/coverage report --skip-covered
	@$(BIN)/coverage report --include='$(NEARLY_ALL)' --fail-under=97 --format=total

pictures: $(READY)  ## draw the pictures anew, after looking at what changed
	@$(BIN)/pytest tests/ui/test_pictures.py tests/ui/test_safe_pictures.py -n auto --snapshot-update
	@$(BIN)/python -m tests.readme_pictures docs/pictures

# Built from what is already here, the wheel from the source archive, installed where nothing else
# is, and started.
wheel: $(READY)  ## build both archives, look into them, install and start the wheel
	@rm -rf dist $(VENV)/clean
	@$(BIN)/hatchling build --target sdist
	@$(BIN)/pip wheel $(OFFLINE) --no-deps --no-build-isolation --wheel-dir dist dist/quietnet-*.tar.gz
	@$(BIN)/python -m tests.packed dist
	@$(PYTHON) -m venv $(VENV)/clean
	@$(VENV)/clean/bin/pip install $(OFFLINE) dist/quietnet-*.whl
	@cd $(VENV)/clean && bin/python -m quietnet --version && bin/quietnet keys >/dev/null
	@rm -rf build
	@echo "The wheel installs and starts."

# The tests of the source archive, with its own quietnet taken away so that only the wheel is there.
wheel-tests: wheel  ## run the tests against the installed wheel
	@rm -rf $(VENV)/unpacked && mkdir $(VENV)/unpacked
	@tar -xzf dist/quietnet-*.tar.gz -C $(VENV)/unpacked --strip-components 1
	@rm -r $(VENV)/unpacked/quietnet
	@$(VENV)/clean/bin/pip install $(OFFLINE) "$$(echo dist/quietnet-*.whl)[dev]"
	@cd $(VENV)/unpacked && ../clean/bin/python -m pytest -n auto $(ARGS)

clean:  ## remove all that can be made again
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
