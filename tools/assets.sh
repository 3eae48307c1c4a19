#!/bin/sh
# Brings the front-end packages of requirements/assets.txt into .assets/packages (they are never imported, only read)
# and makes the front-end files out of them. The folder appears whole or not at all; a second run takes a second.
set -eu
list=requirements/assets.txt
have=.assets/packages

if ! cmp -s "$list" "$have/requirements.txt"; then
    new=.assets/packages.$$
    rm -rf .assets/packages.*
    mkdir -p "$new"
    .venv/bin/python -m pip install -qq --no-deps --require-hashes --target "$new" -r "$list"
    cp "$list" "$new/requirements.txt"
    rm -rf "$have"
    mv "$new" "$have"
fi
.venv/bin/python -m rongtong.kit.pages.assets .assets
