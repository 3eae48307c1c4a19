"""Why a pair scores what it does: the features' values turned into reasons with passages on both sides."""

from __future__ import annotations

import numpy as np

from rongtong_match.score.cover import nearness
from rongtong_match.score.prepared import Prepared
from rongtong_match.score.region import CIRCLE, CITY, COUNTY, MUNICIPALITIES, PROVINCE
from rongtong_match.score.region import nearness as closeness
from rongtong_match.text.lexicon import Ints
from rongtong_match.text.stopwords import SMALL
from rongtong_match.types import Need, Offer, Passage, Reason, Record
from rongtong_match.values.regions import name

_TERMS = 4
_CLOSE, _FLOOR = 0.3, 0.3
_THIN = 15
"""Characters of title and detail together under which nobody can judge a record."""
Params = dict[str, str | int | float]


def reasons(prepared: Prepared, need: int, offer: int) -> tuple[Reason, ...]:
    """The reasons of one pair, topic first; empty when nothing is shared."""
    asking, offering = prepared.needs.records[need], prepared.offers.records[offer]
    return (*_topic(prepared, need, offer), *_facts(asking, offering), *_thin(offering))


def _topic(prepared: Prepared, need: int, offer: int) -> list[Reason]:
    asking, offering = prepared.needs.records[need], prepared.offers.records[offer]
    asked, title = prepared.needs.title_ids[need], prepared.offers.title_ids[offer]
    in_title = _joined(_rarest(prepared, np.intersect1d(asked, title)), asking.title, offering.title)
    text = np.setdiff1d(prepared.offers.text_ids[offer], title)
    in_text = _joined(_rarest(prepared, np.intersect1d(asked, text)), asking.title, offering.detail)
    found = []
    if in_title:
        found.append(_shared("topic.title", in_title, asking, offering))
    if in_text:
        found.append(_shared("topic.terms", in_text, asking, offering))
    left = np.setdiff1d(asked, np.concatenate([title, text]))
    near = _nearest(prepared, left, title, _FLOOR) or _nearest(prepared, left, text, _FLOOR + 0.1)
    if near:
        found.append(_meaning(near, asking, offering))
    return found


def _rarest(prepared: Prepared, ids: Ints) -> list[str]:
    words = [(-float(prepared.lexicon.idf[i]), prepared.lexicon.words[i]) for i in ids.tolist()]
    return [word for _, word in sorted(words) if word not in SMALL][:_TERMS]


def _joined(words: list[str], ours: str, theirs: str) -> list[str]:
    """Words that follow each other on both sides said as one: 页岩 and 气 as 页岩气."""
    ours, theirs = ours.lower(), theirs.lower()
    left = list(words)
    for first in words:
        for second in words:
            whole = first + second
            if first in left and second in left and first != second and whole in ours and whole in theirs:
                left[left.index(first)] = whole
                left.remove(second)
    return left


def _shared(code: str, words: list[str], need: Need, offer: Offer) -> Reason:
    ours, theirs = _passages(need, words), _passages(offer, words)
    written = [p.text for p in ours] or words
    params: Params = {"terms": "、".join(dict.fromkeys(written))}
    return Reason(code, tuple(params.items()), ours, theirs)


def _nearest(prepared: Prepared, asked: Ints, offered: Ints, floor: float) -> tuple[str, str] | None:
    """The closest pair of different words, weighed by the asked word's rarity; ``None``: none is close."""
    if not len(asked) or not len(offered) or not prepared.lexicon.vectors.shape[1]:
        return None
    near = nearness(prepared.lexicon, asked, offered, floor)
    words = prepared.lexicon.words
    near[[words[i] in SMALL for i in asked.tolist()]] = 0.0
    near[:, [words[i] in SMALL for i in offered.tolist()]] = 0.0
    if near.max() < _CLOSE:
        return None
    weighed = np.where(near >= _CLOSE, near * prepared.lexicon.idf[asked][:, None], 0.0)
    i, j = np.unravel_index(int(weighed.argmax()), weighed.shape)
    return words[int(asked[i])], words[int(offered[j])]


def _meaning(near: tuple[str, str], need: Need, offer: Offer) -> Reason:
    ours, theirs = _passages(need, [near[0]]), _passages(offer, [near[1]])
    params: Params = {
        "need_phrase": ours[0].text if ours else near[0],
        "offer_phrase": theirs[0].text if theirs else near[1],
    }
    return Reason("topic.meaning", tuple(params.items()), ours, theirs)


def _passages(record: Record, words: list[str]) -> tuple[Passage, ...]:
    """The first place of each word, in the title if it stands there, else in the detail."""
    found = []
    for word in words:
        for part in ("title", "detail"):
            text = str(getattr(record, part))
            at = text.lower().find(word)
            if at >= 0 and len(text) == len(text.lower()):
                found.append(Passage(part, at, at + len(word), text[at : at + len(word)]))
                break
    return tuple(found)


def _facts(need: Need, offer: Offer) -> list[Reason]:
    found = []
    common = sorted(set(need.fields) & set(offer.fields))
    if common:
        found.append(Reason("field.same", (("field", common[0]),)))
    if need.region and offer.region:
        near = closeness(need.region, offer.region)
        if near >= PROVINCE:
            found.append(Reason("region.same", (("region", name(_common(need.region, near))),)))
        elif near >= CIRCLE:
            both = (("need_region", name(need.region)), ("offer_region", name(offer.region)))
            found.append(Reason("region.near", both))
    if need.min_maturity and offer.maturity and offer.maturity >= need.min_maturity:
        both_levels = (("maturity", offer.maturity), ("minimum", need.min_maturity))
        found.append(Reason("maturity.ready", both_levels))
    return found


def _common(code: str, near: float) -> str:
    """The smallest region that holds both; in a municipality that is the municipality, not its 市辖区."""
    if near >= COUNTY:
        return code
    municipality = code[:2] in MUNICIPALITIES
    return code[:4] + "00" if near >= CITY and not municipality else code[:2] + "0000"


def _thin(offer: Offer) -> list[Reason]:
    length = len(offer.title) + len(offer.detail)
    return [Reason("quality.thin", (("length", length),))] if length < _THIN else []
