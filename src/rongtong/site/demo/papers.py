"""Papers of the demo: reports and sheets of figures as PDF, Chinese fonts inside."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

_FORM = Path(__file__).parent / "paper.typ"


@dataclass(frozen=True)
class Paper:
    """What stands on a paper: a title, sentences, rows of a table (the first is its head)."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: str = "虚构资料，只供演示"


REPORT = Paper(
    "压铸件X射线检测报告（演示）",
    (
        "样品：铝合金转向节毛坯30件，炉次A0917。设备：225千伏微焦点X射线机，每件三个视角。",
        "结论：27件合格，3件气孔超过二级，位置都在浇口对侧筋板根部，建议检查该处排气。",
    ),
    (
        ("编号", "缺陷", "当量直径（毫米）", "判定"),
        ("A0917-04", "气孔", "1.6", "不合格"),
        ("A0917-11", "气孔群", "1.2", "不合格"),
        ("A0917-23", "缩松", "2.1", "不合格"),
        ("其余27件", "未见超标", "≤ 0.5", "合格"),
    ),
)
PARAMETERS = Paper(
    "复合渗层工艺窗口（保密，演示）",
    (
        "以下数据来自两台设备、四个月的生产记录，只供判断是否适合贵方零件，不得外传。",
        "渗氮后须在四小时内入炉沉积；表面粗糙度大于0.4微米的零件先抛光。",
    ),
    (
        ("参数", "下限", "推荐", "上限"),
        ("渗氮温度（℃）", "505", "518", "530"),
        ("渗氮时间（小时）", "14", "18", "22"),
        ("沉积偏压（伏）", "-140", "-110", "-90"),
        ("沉积温度（℃）", "380", "410", "440"),
    ),
)
TRIALS = Paper(
    "试用记录摘要（演示）",
    ("两家压铸厂各试三批；寿命按换下时的模次计，原始记录可以到现场查看。",),
    (
        ("批次", "零件", "平均模次", "与未处理相比"),
        ("T1", "冲头 70 毫米", "11200", "1.8 倍"),
        ("T3", "冲头 90 毫米", "13600", "2.2 倍"),
        ("T6", "顶针", "21000", "2.4 倍"),
    ),
)


@cache
def _typeset(paper: Paper) -> bytes:
    made: bytes = typst.compile(
        str(_FORM), font_paths=[str(files("pylopdf_fonts_zh_cn"))], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(asdict(paper), ensure_ascii=False)},
    )  # fmt: skip
    return made


def upload(paper: Paper) -> SimpleUploadedFile:
    """Give a paper as a file somebody hands in; 0.3 seconds the first time."""
    return SimpleUploadedFile(f"{paper.title}.pdf", _typeset(paper), content_type="application/pdf")
