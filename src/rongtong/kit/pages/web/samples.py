"""Made-up values for the style page."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from rongtong.kit.pages.cells import badge, link, moment, money
from rongtong.kit.pages.filters import FilterForm
from rongtong.kit.pages.tables import Column, Table, TablePage

KINDS = (("company", "企业"), ("university", "高校"), ("institute", "科研院所"))
TABLE = Table(
    (
        Column("name", "单位", lambda row: link(row.name, "#table"), sort="name", main=True),
        Column("kind", "类型", lambda row: badge(row.kind, "info")),
        Column("region", "地区"),
        Column("deals", "合同额", lambda row: money(row.deals), sort="deals", figure=True),
        Column("joined", "入驻", lambda row: moment(row.joined), sort="joined", spare=True),
    )
)
NAMES = (
    ("蜀中精密铸造有限公司", "企业", "德阳市 旌阳区", 128_000_000),
    ("嘉陵江大学", "高校", "重庆市 北碚区", 3_260_000_000),
    ("岷江材料研究所", "科研院所", "成都市 双流区", 450_000),
)


class SampleFilter(FilterForm):
    """Filters of the sample list."""

    kind = forms.MultipleChoiceField(label="类型", choices=KINDS)
    q = forms.CharField(label="名称")


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(label="单位全称", help_text="与营业执照一致。")
    code = forms.CharField(label="统一社会信用代码", min_length=18)
    kind = forms.ChoiceField(label="类型", choices=KINDS)
    about = forms.CharField(label="主要方向", widget=forms.Textarea, required=False)
    scope = forms.ChoiceField(
        label="谁能看到", choices=(("all", "所有人"), ("members", "本单位成员")), widget=forms.RadioSelect
    )
    licence = forms.FileField(label="营业执照", help_text="PDF 或图片，不超过 10 MB。", required=False)
    agree = forms.BooleanField(label="以上内容真实")


def samples(request: HttpRequest, now: datetime) -> dict[str, Any]:
    """Give what the examples show; times are counted from ``now``."""
    rows = [
        Thing(pk=n, name=a, kind=b, region=c, deals=d, joined=now - timedelta(days=9 * n))
        for n, (a, b, c, d) in enumerate(NAMES)
    ]
    return {
        "now": now,
        "earlier": now - timedelta(hours=3),
        "soon": now + timedelta(hours=30),
        "past": now - timedelta(days=2),
        "pairs": [
            ("名称", "蜀中精密铸造有限公司"),
            ("类型", badge("企业", "info")),
            ("注册资本", money(5_000_000_000)),
            ("网站", ""),
        ],
        "tab_items": [
            {"label": "全部", "url": "#tabs", "count": 38, "active": True},
            {"label": "待我处理", "url": "#tabs", "count": 3},
            {"label": "已办结", "url": "#tabs", "count": 35},
        ],
        "sample_page": page_of(request, rows),
        "bulk_actions": [{"name": "remind", "label": "提醒补正"}, {"name": "export", "label": "导出所选"}],
        "filter_form": SampleFilter(_asked()),
        "sample_form": SampleForm({"name": "蜀中精密铸造有限公司", "code": "9151", "kind": "company"}),
        **_process(now),
        **_figures(),
    }


def page_of(request: HttpRequest, rows: list[Any]) -> TablePage:
    """Make a page of a list out of rows at hand."""
    return TABLE.drawn(request, rows, total=61_504, number=2)


def _asked() -> HttpRequest:
    """Ask for two filters, so that the chips show."""
    asked = HttpRequest()
    asked.GET = QueryDict("kind=company&kind=institute&q=材料")
    return asked


def _process(now: datetime) -> dict[str, Any]:
    def step(label: str, when: str, days: int | None = None) -> Thing:
        at = None if days is None else now - timedelta(days=days)
        return Thing(state=Thing(label=label, kind="open"), when=when, at=at)

    def arrow(name: str, label: str, hindered: str = "", **more: Any) -> Thing:
        whole = {"label": label, "reasons": (), "confirm": "", "primary": False, "help": "", **more}
        return Thing(name=name, label=label, hindered=hindered, transition=Thing(**whole))

    return {
        "steps": [
            step("提交", "past", 6),
            step("受理", "past", 5),
            step("审核", "now", 1),
            step("认证", "ahead"),
        ],
        "sample_offers": [
            arrow("approve", "通过", primary=True),
            arrow(
                "return",
                "退回",
                reasons=(("blurred", "材料看不清"), ("expired", "证照已过期"), ("other", "其他")),
            ),
            arrow("close", "关闭", "还有 2 份材料没有核对，核对后才能关闭。"),
        ],
        "story": [
            Thing(
                at=now - timedelta(hours=2),
                actor_name="周敏",
                sentence="退回了认证申请",
                reason="证照已过期",
                tone="bad",
                detail=(),
            ),
            Thing(
                at=now - timedelta(days=1),
                actor_name="李工",
                sentence="提交了认证申请",
                reason="",
                tone="",
                detail=("营业执照.pdf",),
            ),
        ],
    }


def _figures() -> dict[str, Any]:
    rows = [("提交", 420), ("受理", 388), ("匹配", 301), ("对接", 164), ("签约", 57)]
    return {
        "chart_columns": ("环节", "需求数"),
        "chart_rows": rows,
        "chart_option": {
            "xAxis": {"type": "value"},
            "yAxis": {"type": "category", "inverse": True, "data": [name for name, _ in rows]},
            "series": [
                {
                    "type": "bar",
                    "data": [count for _, count in rows],
                    "label": {"show": True, "position": "right"},
                }
            ],
        },
        "region_figures": {
            "510104": 96, "510107": 143, "510117": 88, "510703": 61, "510603": 40, "511502": 33, "510502": 21,
            "500106": 120, "500112": 77, "500109": 52, "500101": 18, "513401": 6, "511102": 12, "511602": 3,
        },
    }  # fmt: skip
