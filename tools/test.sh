#!/bin/sh
# All tests of `make test`: everything once, on SQLite; then what uses the database once more, on PostgreSQL.
# Runs both and fails if either failed. More words go to pytest: sh tools/test.sh -k audit
set -u
export OMP_NUM_THREADS=1 # numpy and the encoder in each of two processes: more threads only get in the way
unset DATABASE_URL
failed=""

using_database() {
    for folder in tests/kit tests/apps tests/scale tests/site tests/config tests/journeys; do [ ! -d "$folder" ] || echo "$folder"; done
}

echo "SQLite:"
"$RUN/pytest" -n 2 "$@" || failed="$failed SQLite"
echo "PostgreSQL:"
"$RUN/python" -m tests.postgres "$RUN/pytest" -n 2 -m "not once" $(using_database) "$@" || failed="$failed PostgreSQL"
[ -z "$failed" ] || { echo "FAILED on$failed" >&2; exit 1; }
