#!/bin/sh
# `make up`: packages, front-end packages, then the site itself (python -m rongtong.config up).
# One at a time in a folder: the lock goes with this process and all it becomes, however they end.
set -eu

stop() { echo "$1" >&2; exit 2; }

mkdir -p var/run 2>/dev/null && : 2>/dev/null >var/run/up.log-test ||
    stop "当前文件夹不可写,请换到可写的文件夹再运行。 This folder cannot be written to: copy the project to one that can."
rm -f var/run/up.log-test

if command -v flock >/dev/null; then
    exec 9>var/run/up.lock
    flock -n 9 || {
        at=$(sed -n 's/.*"address": "\(http[^"]*\)".*/\1/p' var/run/site.lock 2>/dev/null || true)
        stop "本文件夹里已有一个 make up 在运行。${at:+请打开 $at } Another make up is running in this folder.${at:+ Open $at}"
    }
fi

make --no-print-directory -s .venv/run.stamp
sh tools/assets.sh
exec .venv/bin/python -m rongtong.config up
