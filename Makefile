.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help up test check bench docs lock samples clean
RUN := .venv/bin

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 16

up: ## install, prepare the demo site, start it and say what to open (PORT=8000)
	@RONGTONG_DEMO=$${RONGTONG_DEMO:-yes} RONGTONG_LOG_LEVEL=$${RONGTONG_LOG_LEVEL:-warning} sh tools/up.sh

test: .venv/dev.stamp ## install what tests need and run them all, on SQLite and PostgreSQL
	@sh tools/assets.sh
	@RUN=$(RUN) sh tools/test.sh

check: .venv/dev.stamp ## style, types, layers, generated pages, both languages
	@RUN=$(RUN) sh tools/check.sh

bench: .venv/bench.stamp ## measure quality and speed beside the peers
	@$(RUN)/python -m bench

docs: .venv/dev.stamp ## write the generated pages of docs
	@$(RUN)/python tools/make_reference.py

samples: .venv/run.stamp ## write samples/*.xlsx from samples/source
	@$(RUN)/python tools/make_samples.py

lock: .venv/dev.stamp ## lock the newest versions that pyproject.toml allows
	@RUN=$(RUN) sh tools/lock.sh

clean: ## remove what make made (.venv, out)
	@rm -rf .venv out

.venv/%.stamp: requirements/%.txt pyproject.toml tools/install.sh
	@sh tools/install.sh $*
