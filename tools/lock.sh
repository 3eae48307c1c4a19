#!/bin/sh
# Writes requirements/*.txt: every package with its version and hashes, for all platforms, and no registry's address.
# run.txt first; the others are held to its versions, so that all three agree. The bench has tests: dev holds it too.
set -eu

lock() { "$RUN/uv" pip compile -q "$@" --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade; }

lock requirements/install.in -o requirements/install.txt
lock --no-deps requirements/assets.in -o requirements/assets.txt
lock pyproject.toml requirements/build.in -o requirements/run.txt
lock pyproject.toml requirements/build.in --group dev --group bench -c requirements/run.txt -o requirements/dev.txt
lock pyproject.toml requirements/build.in --group bench -c requirements/dev.txt -o requirements/bench.txt
