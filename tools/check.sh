#!/bin/sh
# All gates of `make check`; runs every one, shows what a failed one said, and fails if any failed.
set -u
failed=""
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

gate() {
    name=$1; shift
    if said=$("$@" 2>&1); then echo "ok      $name"; else echo "$said"; echo "FAILED  $name"; failed="$failed $name"; fi
}

gate style "$RUN/ruff" check --output-format concise .
gate format "$RUN/ruff" format --check .
gate layers "$RUN/lint-imports" --no-cache
gate reference "$RUN/python" tools/make_reference.py --check
gate migrations env RONGTONG_HOME="$home" "$RUN/python" -m rongtong.config makemigrations --check --dry-run
gate translations "$RUN/python" tools/translations.py check
gate sentences "$RUN/pytest" -q tests/rules/test_messages.py
gate types "$RUN/mypy"
[ -z "$failed" ]
