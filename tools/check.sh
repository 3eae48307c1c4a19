#!/bin/sh
# All gates of `make check`, in the order of their speed; runs every one and fails if any failed.
set -u
failed=""

gate() {
    name=$1; shift
    if "$@"; then echo "ok      $name"; else echo "FAILED  $name"; failed="$failed $name"; fi
}

gate style "$RUN/ruff" check -q .
gate format "$RUN/ruff" format -q --check .
gate layers "$RUN/lint-imports" --no-cache
gate reference "$RUN/python" tools/make_reference.py --check
gate sentences "$RUN/pytest" -q tests/rules/test_messages.py
gate types "$RUN/mypy"
[ -z "$failed" ]
