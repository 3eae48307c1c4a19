"""A need split into the parts that could be served by different offers.

Splitting too much makes silly teams, so a phrase is split only where each piece names a technology of its
own: 研发与产业化, 高强、轻质材料 and 柴油车、轮船等移动源 stay whole.
"""

from __future__ import annotations

import re

from rongtong_match.types import Need, Passage

MOST_PARTS = 12
"""More than a team can be planned for; what follows stays in the last part."""

_LABEL = re.compile(r"^\s*(?:【[^】]*】|\[[^\]]*\])+\s*")
_ASKING = re.compile(
    r"^(?:我司|公司|企业|目前|现|拟|亟需|急需|需要|需|希望|寻求|寻找|征集|引进|解决|研究|研发|开发|关于|针对|从事|熟悉|掌握|精通|对于|对)+"
    r"|^(?:looking for|we need|seeking|need(?:s|ed)?)\s+"
)
_GENERIC = (
    "关键技术|核心技术|共性技术|新产品|新技术|新工艺|新材料|解决方案|高层次|高端|专业|人才|专家|人员|博士|教授|团队|项目|平台|系统"
    "|产业化|商业化|规模化|工程化|产业|应用|推广|示范|研究|研发|研制|开发|设计|制造|制备|制作|生产|加工|合成|检测|测试|优化|改进|改良|提升"
    "|提高|升级|改造|实现|技术|工艺|方法|方案|装置|设备|装备|产品|材料|性能|质量|成本|控制|管理|效率|安全性|问题|难题|需求|瓶颈|要求"
    "|方面|领域|行业|相关|有关|方向|特定|海外|引入|合作|等|的|类|和|及|与|其|化"
    "|research|development|application|technology|technologies|design|manufacture|production|methods?"
)
_FILLER = re.compile(_GENERIC, re.IGNORECASE)
_TAIL = re.compile(rf"(?:{_GENERIC}|[\s。.!！“”\"])*$", re.IGNORECASE)
_ASIDE = re.compile(r"[（(][^（）()]*[）)]|“[^”]*”|《[^》]*》|\"[^\"]*\"")
_FRAME = re.compile(r"(?:基于|依托|用于|面向|针对|利用|适用于|based on )[^的；;]*的?")
_EXAMPLES = re.compile(r"[^，,；;]*等")
_SEPARATOR = re.compile(
    r"\s*[；;]\s*|[、/]|[，,](?!\d)\s*|以及|(?<![饱中温亲总缓调共柔])和(?![谐平解])|(?<![参])与(?![会])|(?<![普涉遍以])及(?![时其格])"
    r"|\s+and\s+",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"[（(]\s*(?P<a>\d{1,2}|[一二三四五六七八九十])\s*[）)]|(?P<b>[①-⑫])"
    r"|(?<![\d.A-Za-z])(?P<c>\d{1,2})\s*(?:[、．)）]|\.(?!\d))|(?<![第\w])(?P<d>[一二三四五六七八九十])、"
)
_WANTS = re.compile(
    r"需求|需要|要求|难题|难点|问题|希望|寻求|解决|目标|攻关|指标|requirement|need|problem", re.IGNORECASE
)
_ORDINALS = "一二三四五六七八九十"
_PEOPLE = re.compile(
    r"等?(?:方面|领域|行业|相关|研发类|类|内|的)*(?:高层次|高端|专业|技术|研发|的)*(?:专家|人才|人员|博士|教授)+$"
    r"|等?(?:方面|领域)?的?(?:相关)?(?:需求|问题|难题)$"
)
_LOOSE = "、/，,；;"
"""Separators that mostly part things; 和 与 及 mostly tie them and need longer pieces."""
_MIN_LENGTH = 4


def split(need: Need) -> tuple[Passage, ...]:
    """The parts of ``need``, in order: a numbered list in the title, else one in the detail, else phrases.

    Always at least one part, whose text is the stretch of the title or detail as written.
    """
    for spans, text, part in (
        (_numbered(need.title), need.title, "title"),
        (_wanted_list(need.detail), need.detail, "detail"),
        (_phrases(need.title), need.title, "title"),
    ):
        if len(spans) > 1:
            return tuple(Passage(part, a, b, text[a:b]) for a, b in _at_most(spans))
    start, end = _bare(need.title, *_core(need.title, 0, len(need.title)))
    return (Passage("title", start, end, need.title[start:end]),)


def _at_most(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(spans) <= MOST_PARTS:
        return spans
    return [*spans[: MOST_PARTS - 1], (spans[MOST_PARTS - 1][0], spans[-1][1])]


def _numbered(text: str) -> list[tuple[int, int]]:
    """The items of a list numbered 1, 2, … in one style; empty if there is none."""
    for style in "abcd":
        marks = [m for m in _MARKER.finditer(text) if m[style]]
        run: list[re.Match[str]] = []
        for mark in marks:
            if _ordinal(mark[style]) == len(run) + 1:
                run.append(mark)
        if len(run) > 1:
            ends = [m.start() for m in run[1:]] + [_item_end(text, run[-1].end())]
            items = [_trim(text, m.end(), end) for m, end in zip(run, ends, strict=True)]
            return [(a, b) for a, b in items if b - a >= 2]
    return []


def _item_end(text: str, start: int) -> int:
    stop = re.compile(r"[。\n]").search(text, start + 2)
    return stop.start() if stop else len(text)


def _ordinal(mark: str) -> int:
    if mark.isdecimal():
        return int(mark)
    return _ORDINALS.index(mark) + 1 if mark in _ORDINALS else ord(mark) - ord("①") + 1


def _wanted_list(detail: str) -> list[tuple[int, int]]:
    """A numbered list of the detail, if the words just before it ask for something: profiles number too."""
    spans = _numbered(detail)
    if spans and _WANTS.search(detail[max(0, spans[0][0] - 40) : spans[0][0]]):
        return spans
    return []


def _phrases(title: str) -> list[tuple[int, int]]:
    start, end = _core(title, 0, len(title))
    whole = [m.span() for p in (_ASIDE, _FRAME) for m in p.finditer(title)]
    listed = _EXAMPLES.match(title, start, end)
    if listed and not _TAIL.fullmatch(title, listed.end(), end):
        whole.append(listed.span())
    cuts = [
        m.span()
        for m in _SEPARATOR.finditer(title, start, end)
        if not any(a < m.end() and m.start() < b for a, b in whole) and not _unit(m)
    ]
    edges = [start, *(at for cut in cuts for at in cut), end]
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    return [_bare(title, *_trim(title, a, b)) for a, b in _joined(title, pieces)]


def _unit(cut: re.Match[str]) -> bool:
    """A single slash belongs to one name or unit (PVC/PVDC, 吨/年); only a list of slashes parts things."""
    return cut.group() == "/" and cut.string.count("/") < 2


def _joined(title: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces that name nothing of their own, put back: short ones to the right, generic ones to the left."""
    done: list[tuple[int, int]] = []
    waiting: int | None = None
    for start, end in pieces:
        begin = start if waiting is None else waiting
        waiting = None
        before = start > pieces[0][0] and title[:start].rstrip()[-1] not in _LOOSE
        after = end < pieces[-1][1] and title[end:].lstrip()[0] not in _LOOSE
        if _names_something(title[start:end], 3 if before or after else 2):
            done.append((begin, end))
        elif done and (_is_generic(title[start:end]) or end == pieces[-1][1]):
            done[-1] = (done[-1][0], end)
        else:
            waiting = begin
    if waiting is not None:
        begin = done.pop()[0] if done else waiting
        done.append((begin, pieces[-1][1]))
    return done


def _is_generic(piece: str) -> bool:
    return not _FILLER.sub("", piece).strip()


def _names_something(piece: str, least: int) -> bool:
    own = _FILLER.sub("", piece).strip()
    return len(piece.strip()) >= _MIN_LENGTH and len(own) >= least


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without label (【人才引进】), asking words before and closing marks after."""
    label = _LABEL.match(text)
    start = label.end() if label and label.end() < end else start
    asking = _ASKING.match(text[start:end])
    if asking and end - start - asking.end() >= _MIN_LENGTH:
        start += asking.end()
    return _trim(text, start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the people asked for (方面的高层次人才) or the asking (相关问题) at its end."""
    tail = _PEOPLE.search(text[start:end])
    if tail and tail.start() >= _MIN_LENGTH:
        end = start + tail.start()
    return _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    marks = " \t\r\n\u3000。；;，,、:：．."
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


def content(part: str) -> str:
    """``part`` without the words any need could hold (研发, 技术, 难题 …); what it is really about."""
    return _FILLER.sub("", part).strip() or part
