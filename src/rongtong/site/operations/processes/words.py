"""What the start says: Chinese first, English below. It is read before anybody has chosen a language."""

from __future__ import annotations

import sys

SENTENCES = {
    "running": (
        "本机已有一个融通在运行(进程 {pid}){where}。请直接打开它,或先用 kill {pid} 停止。",
        "Rongtong is already running here (process {pid}){where}. Open it, or stop it first: kill {pid}",
    ),
    "preparing": (
        "另一个 make up 正在准备数据(进程 {pid}),请等它完成。",
        "Another make up is preparing the data (process {pid}): wait for it.",
    ),
    "port_taken": (
        "端口 {port} 已被别的程序占用。请换一个,例如:make up PORT={free}",
        "Port {port} is taken by another program. Choose another, for instance: make up PORT={free}",
    ),
    "no_such_address": (
        "本机没有地址 {bind},请检查 RONGTONG_BIND。",
        "This machine has no address {bind}: check RONGTONG_BIND.",
    ),
    "died": (
        "{name} 意外结束(退出码 {code}),正在重新启动。",
        "{name} ended unexpectedly (exit code {code}) and is being started again.",
    ),
    "given_up": (
        "{name} 在一分钟内多次结束(退出码 {code}),不再重启,全部停止。原因见上面的日志。",
        "{name} kept ending (exit code {code}): giving up and stopping all. The log above says why.",
    ),
    "never_ready": (
        "网站两分钟内没有准备好,已停止。原因见上面的日志。",
        "The site was not ready within two minutes and was stopped. The log above says why.",
    ),
    "stopped": ("已停止。", "Stopped."),
    "interrupted": (
        "已中断。再次运行会从中断处继续。",
        "Interrupted. Run it again to go on.",
    ),
}


def say(name_of_sentence: str, /, **values: object) -> None:
    """Print a sentence in both languages on standard error."""
    for sentence in SENTENCES[name_of_sentence]:
        print(sentence.format(**values), file=sys.stderr, flush=True)
