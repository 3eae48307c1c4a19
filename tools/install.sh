#!/bin/sh
# Installs the locked packages of requirements/$1.txt and this project into .venv, and stamps it at the very end.
# An install that was broken off leaves .venv/unfinished behind: the next one starts from nothing.
set -eu
list=$1

stop() { echo "$1" >&2; exit 2; }

find_python() {
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$name"; return; fi
    done
    stop "没有找到 Python 3.11 或更新版本,请先安装(或用 PYTHON=路径 指明)。 No Python 3.11 or newer was found: install one, or name it with PYTHON=path."
}

works() { [ ! -e .venv/unfinished ] && .venv/bin/python -m pip --version >/dev/null 2>&1; }

touch .write-test 2>/dev/null || stop "当前文件夹不可写,请换到可写的文件夹再运行。 This folder cannot be written to: copy the project to one that can."
rm -f .write-test

echo "正在安装(首次约一分钟)…… Installing, about a minute the first time…"
if ! works; then
    python=$(find_python)
    "$python" -m venv --clear .venv ||
        stop "无法建立 .venv:请安装 Python 的 venv 模块(Debian/Ubuntu:apt install python3-venv)。 Cannot make .venv: install Python's venv module (Debian, Ubuntu: apt install python3-venv)."
fi
touch .venv/unfinished

# The mirror an office has set for pip holds for uv as well (uv does not read pip's settings).
mirror=${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
[ -z "$mirror" ] || export UV_DEFAULT_INDEX="$mirror"

pip() { .venv/bin/python -m pip install -qq "$@"; }
fast() { pip --require-hashes -r requirements/install.txt && UV_HTTP_TIMEOUT=20 UV_HTTP_RETRIES=1 \
    .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes -r "requirements/$list.txt" 2>/dev/null; }
plain() { pip --require-hashes -r "requirements/$list.txt"; }

# uv takes a sixth of pip's time; where it cannot reach the packages, pip with all its settings often can.
{ fast || plain; } && pip --no-deps --no-build-isolation -e . ||
    stop "安装没有完成:请检查网络或 pip 的镜像设置后重试。 The install did not finish: check the network or pip's mirror setting and try again."
rm .venv/unfinished
touch ".venv/$list.stamp"
