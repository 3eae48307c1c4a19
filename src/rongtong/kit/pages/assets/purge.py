"""Leave out of a vendor's style sheet what no template of ours can use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rongtong.kit.pages.assets.sheet import Rule, split

WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_CLASS = re.compile(r"\.((?:[A-Za-z0-9_-]|\\.)+)")
_TAG = re.compile(r"(?<![\w.#:\[=\"'-])([a-z][a-z0-9]*)(?![\w-])")
_NOT = re.compile(r":(?:not|is|where)\(([^()]|\([^()]*\))*\)")
_STRING = re.compile(r"\[[^\]]*\]|::?[a-z-]+(?:\([^()]*\))?")
_USE = re.compile(r"var\(\s*(--[\w-]+)")
OURS = frozenset(
    (
        "demo",
        "empty",
        "legend",
        "list",
        "menu",
        "progress",
        "step",
        "steps",
        "tag",
        "tags",
        "timeline",
        "toast",
    )
)
"""Classes that our own sheet draws alone: what the vendor means by them would only be in the way."""
_DARK = "[data-bs-theme=dark]"
_AUTO = "[data-bs-theme=auto]"


def words(texts: Iterable[str]) -> frozenset[str]:
    """Gather every word that could be a class or a tag: better one too many than one too few."""
    return frozenset(word for text in texts for word in WORD.findall(text))


def purge(rules: Iterable[Rule], used: frozenset[str]) -> tuple[Rule, ...]:
    """Keep the rules whose classes and tags all occur in ``used``, each with only such selectors."""
    kept = (_purged(rule, used) for rule in rules)
    return tuple(rule for rule in kept if rule)


def _purged(rule: Rule, used: frozenset[str]) -> Rule | None:
    if rule.rules is not None:
        inside = purge(rule.rules, used)
        return replace(rule, rules=inside) if inside else None
    if rule.head.startswith("@"):
        return rule
    selectors = [s for s in rule.selectors if _usable(s, used)]
    return replace(rule, head=",".join(selectors)) if selectors else None


def _usable(selector: str, used: frozenset[str]) -> bool:
    bare = _NOT.sub("", selector)
    classes = {re.sub(r"\\(.)", r"\1", name) for name in _CLASS.findall(bare)}
    tags = set(_TAG.findall(_STRING.sub("", _CLASS.sub("", bare))))
    return classes <= used - OURS and tags <= used | {"html", "body"}


def without_idle(rules: tuple[Rule, ...], also: str = "") -> tuple[Rule, ...]:
    """Leave out animations and custom properties that nothing uses; ``also`` is CSS that may use them."""
    while True:
        text = also + "".join(_bodies(rules))
        names = set(_USE.findall(text))
        thinner = tuple(r for r in (_thin(rule, names, text) for rule in rules) if r)
        if thinner == rules:
            return rules
        rules = thinner


def _bodies(rules: Iterable[Rule]) -> Iterable[str]:
    for rule in rules:
        yield rule.body + ";"
        if rule.rules:
            yield from _bodies(rule.rules)


def _thin(rule: Rule, names: set[str], text: str) -> Rule | None:
    if rule.rules is not None:
        inside = tuple(r for r in (_thin(r, names, text) for r in rule.rules) if r)
        return replace(rule, rules=inside) if inside else None
    if rule.head.startswith("@keyframes"):
        return rule if re.search(rf"animation[\w-]*:[^;]*\b{re.escape(rule.head[11:])}\b", text) else None
    if not rule.body:
        return rule
    kept = [d for d in split(rule.body, ";") if not d.startswith("--") or d.split(":")[0].strip() in names]
    return replace(rule, body=";".join(kept)) if kept else None


def follow_device(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Give the dark rules once more for readers whose device is dark and who left the choice to it."""
    dark = tuple(_retold(rules))
    return (Rule("@media (prefers-color-scheme:dark)", rules=dark),) if dark else ()


def _retold(rules: Iterable[Rule]) -> Iterable[Rule]:
    for rule in rules:
        if rule.rules is not None:
            if inside := tuple(_retold(rule.rules)):
                yield replace(rule, rules=inside)
        elif chosen := [s.replace(_DARK, _AUTO) for s in rule.selectors if _DARK in s]:
            yield replace(rule, head=",".join(chosen))
