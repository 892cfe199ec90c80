# Every command a person types. Each one sets up what is missing and is quick when nothing is.

PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python
NPM := npm --prefix frontend
TORCH ?= # cpu: PyTorch without CUDA, which is most of what comes down on Linux

# A Python that was removed or replaced leaves an environment that cannot run, and a folder that was
# moved one whose programs still name the old place: it is made anew.
MOVED := ^command = .* -m venv
BROKEN := $(if $(wildcard $(VENV)),$(shell cd "$(VENV)" && bin/python -c '' 2>/dev/null && \
	! grep -s '$(MOVED)' pyvenv.cfg | grep -qvF "$$(pwd -P)" || echo yes))

export PATH := $(abspath $(VENV)/bin):$(PATH)

.DEFAULT_GOAL := help
.PHONY: broken help setup repro verify seeds twin denoiser serve play deploy site pull notebook pictures tables readers wheel campaign extremes ways bench bench-page bench-scale test pytest vitest e2e lint audit format chromium browsers lock

help:  ## show this list
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.installed .dvc/plots_page.html  ## Python environment and npm packages; TORCH=cpu without CUDA
	@$(PYTHON) -m tools.without_git
	@$(PYTHON) -m blenddigits.page.build

repro: setup  ## run the whole pipeline: data, training, ONNX, digits, page
	@echo dvc repro && $(PYTHON) -m tools.quiet_dvc repro

verify: setup  ## repro, and compare every metric with the committed one; ARGS=--force repeats all
	@$(PYTHON) -m tools.verify $(ARGS)

seeds: setup  ## train five seeds through DVC's queue: docs/seeds.json; goes on where it was stopped
	@$(PYTHON) -m tools.seeds

twin: setup  ## the same model of binarised MNIST, for the literature's number: docs/twin.json
	@$(PYTHON) -m tools.twin

denoiser: setup  ## a denoising autoencoder beside the VAE: docs/denoiser.json
	@$(PYTHON) -m tools.denoiser

serve:  ## show the built page on http://127.0.0.1:4173
	@$(NPM) run serve --silent

test: setup browsers  ## every check and test, side by side
	@$(PYTHON) tests/side_by_side.py lint vitest e2e pytest

pytest: setup  ## the tests of Python and of the pipeline, without those in a browser
	pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

vitest: setup  ## the page's unit tests
	@$(NPM) test --silent

e2e: setup browsers  ## browser tests of a small run's page, or OF=FOLDER; ARGS=... chooses some
	@$(PYTHON) tests/browser.py $(if $(OF),--of "$(OF)") $(ARGS)

deploy: setup  ## push the page and its models to branch gh-pages of origin, or DEPLOY_REMOTE=URL
	@$(PYTHON) -m tools.deploy

site: setup  ## write the tree that would be deployed into FOLDER=...
	@$(PYTHON) -m tools.deploy --folder "$(FOLDER)"

pull: setup  ## models from the published page, URL=https://..., instead of training
	@$(PYTHON) -m tools.pull $(URL)

notebook: setup  ## run notebooks/tour.ipynb and keep what it shows
	@$(PYTHON) -m tools.notebook

pictures: setup chromium  ## docs/page.gif and docs/program.gif, made from the real thing
	@$(PYTHON) -m tools.readme_pictures

tables: setup  ## the results in README.md and in the models' card, from the metrics
	@$(PYTHON) -m tools.readme_tables
	@$(PYTHON) -m tools.model_card

readers: setup  ## try other programs on the ONNX files, downloaded for it: docs/readers.md
	@$(PYTHON) -m tools.readers

wheel: setup  ## dist/blenddigits-*.whl, which carries the models; needs what `make repro` makes
	@$(PYTHON) -m tools.wheel

play: setup  ## the interactive program; needs what `make repro` makes
	@$(PYTHON) -m blenddigits play

bench: setup  ## speed and memory against the usual ways; needs what `make repro` makes
	@$(PYTHON) -m bench
	@$(PYTHON) -m bench.scale

bench-scale: setup  ## seconds and memory by the number of images, up to 6 million: docs/scale.md
	@$(PYTHON) -m bench.scale $(ARGS)

bench-page: setup chromium  ## speed and size of the built page
	@$(NPM) run bench --silent

campaign: setup  ## faults on purpose, 20 minutes of them, or ARGS="--minutes 6": docs/testing.md
	@$(PYTHON) -m tools.campaign $(ARGS)

extremes: setup chromium  ## extreme settings down to the page, an hour of them: docs/testing.md
	@PYTHONPATH=. $(PYTHON) tests/extremes.py $(ARGS)

ways: setup  ## every way to use the project, tried for real, or ARGS="NAME ...": docs/testing.md
	@PYTHONPATH=tests $(PYTHON) -m ways $(ARGS)

lint: setup  ## formatting, style and types; known holes, where registries answer soon
	ruff check .
	ruff format --check .
	mypy
	$(NPM) run lint --silent
	@$(PYTHON) -m tools.audit --seconds 20

audit: setup  ## known holes in dependencies and workflows, where the registries answer
	@$(PYTHON) -m tools.audit

format: setup  ## put Python and TypeScript into the project's format
	ruff check --fix .
	ruff format .
	$(NPM) run format --silent

chromium:  ## Chromium, where none is found
	@frontend/scripts/ensure-browsers.sh chromium

browsers:  ## the browsers of the tests, where they are not found: Chromium, Firefox, WebKit
	@frontend/scripts/ensure-browsers.sh chromium firefox webkit

lock: setup  ## write the versions in use into constraints.txt
	pip freeze --exclude-editable | sed 's/+cpu//' > constraints.txt

$(VENV)/.installed: pyproject.toml constraints.txt $(if $(BROKEN),broken)
	@options=$$($(PYTHON3) tools/check_machine.py "$(TORCH)") && \
		$(PYTHON3) -m venv $(if $(BROKEN),--clear )$(VENV) && { \
		$(PYTHON) -m pip install --quiet --disable-pip-version-check $$options -c constraints.txt -e '.[dev]' || \
		{ echo "error: pip could not install what is needed: see above, and run it again" >&2; exit 1; }; }
	@touch $@

broken:
	@echo "$(VENV) cannot run: it is made anew"

.dvc/plots_page.html: $(VENV)/.installed tools/plots_page.py
	@$(PYTHON) -m tools.plots_page
