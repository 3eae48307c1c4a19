#!/bin/sh
# All tests of `make test`: once on SQLite; then what uses the database once more, on PostgreSQL.
# Runs both and fails if either failed. More words go to pytest: sh tools/test.sh -k audit
# With CI=true also the thorough ones, which take minutes (tests/conftest.py names them).
set -u
export OMP_NUM_THREADS=1 # numpy and the encoder in each of several processes: more threads only get in the way
unset DATABASE_URL
failed=""
workers=3 # on two cores a third of the time goes by waiting for browsers, databases and other processes

if [ "${CI:-}" = true ]; then
    which="" again="not once"
    using_database="tests/kit tests/apps tests/scale tests/site tests/config"
else
    which="not thorough" again="not once and not thorough"
    using_database="tests/kit/audit tests/kit/clocks tests/kit/facts tests/kit/files tests/kit/jobs tests/kit/permissions
        tests/kit/privacy tests/kit/workflow tests/apps tests/scale"
    echo "left out: thorough tests, and pages on PostgreSQL (CI=true make test runs all, in about twice the time)"
fi

echo "SQLite:"
"$RUN/pytest" -n "$workers" --dist worksteal -m "$which" "$@" || failed="$failed SQLite"
echo "PostgreSQL:"
# shellcheck disable=SC2086 # a list of folders
"$RUN/python" -m tests.postgres "$RUN/pytest" -n "$workers" --dist worksteal -m "$again" $using_database "$@" || failed="$failed PostgreSQL"
[ -z "$failed" ] || { echo "FAILED on$failed" >&2; exit 1; }
