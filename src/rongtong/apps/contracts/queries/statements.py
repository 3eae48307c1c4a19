"""The statement of a split as a spreadsheet's rows and as a PDF with its fonts inside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from rongtong.apps.contracts.models.income import Way
from rongtong.apps.contracts.queries.income import Statement
from rongtong.apps.contracts.queries.text import yuan

_DATA = Path(__file__).resolve().parent.parent / "data"
_STATES = {"asked": "待确认", "agreed": "已同意", "objected": "有异议"}
_WAYS = {"income": "转让、许可净收入", "shares": "成果形成的股份", "profit": "营业利润"}


def percent(bp: int) -> str:
    """Give basis points as a percentage: 52.5%."""
    return f"{bp / 100:g}%"


def sheet(told: Statement) -> Iterator[list[Any]]:
    """Give the rows of the spreadsheet, sums in yuan, in Chinese as the file is kept with the contract."""
    split = told.split
    yield ["职务科技成果转化收益分配表"]
    yield ["项目名称", split.contract.title]
    yield ["单位", str(split.contract.seller)]
    yield ["分配依据", split.own_rule]
    yield ["法定下限", f"{percent(told.floor.least_bp)}（{told.floor.source}）"]
    yield []
    if split.way != Way.SHARES:
        yield ["日期", "事项", "金额（元）"]
        for line in told.lines:
            yield [line.on, line.what, line.fen / 100]
        yield ["", "分配基数", told.base / 100]
        yield ["", f"成果完成人和转化人员所得（{percent(split.team_bp)}）", told.team / 100]
        yield ["", "单位留存", told.unit / 100]
        yield []
    yield ["姓名", "贡献", "比例", "金额（元）", "本人意见"]
    for one, fen in told.parts:
        money = fen / 100 if split.way != Way.SHARES else ""
        yield [one.person.name, one.role, percent(one.bp), money, _STATES[one.state]]


def printed_statement(told: Statement, day: str) -> bytes:
    """Give the statement as PDF on A4; ``day`` is the day of the figures."""
    made: bytes = typst.compile(
        str(_DATA / "split.typ"), font_paths=[str(files("pylopdf_fonts_zh_cn"))], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_data(told, day), ensure_ascii=False)},
    )  # fmt: skip
    return made


def _data(told: Statement, day: str) -> dict[str, Any]:
    split, money = told.split, told.split.way != Way.SHARES
    return {
        "title": split.contract.title, "code": f"{split.contract.code} / {split.number}", "day": day,
        "lines": [
            ["单位", str(split.contract.seller)], ["分配来源", _WAYS[split.way]],
            ["本单位规定", split.own_rule],
            ["法定下限", f"{percent(told.floor.least_bp)}（{told.floor.source}）"],
            ["人员比例", percent(split.team_bp)],
        ],
        "base": [[line.on.isoformat(), line.what, yuan_of(line.fen)] for line in told.lines],
        "sums": [["分配基数", yuan_of(told.base)], ["人员所得合计", yuan_of(told.team)],
                 ["单位留存", yuan_of(told.unit)]] if money else [],
        "people": [
            [one.person.name, one.role, percent(one.bp), yuan_of(fen) if money else "—", _STATES[one.state]]
            for one, fen in told.parts
        ],
        "agreed": "全体人员已同意" if split.agreed_at else "尚未全体同意，仅供核对",
    }  # fmt: skip


def yuan_of(fen: int) -> str:
    """Give a sum in yuan; a cost with its sign before it."""
    return f"-{yuan(-fen)}" if fen < 0 else yuan(fen)
