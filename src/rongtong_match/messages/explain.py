"""Why an offer was put before a need, in sentences. Variants of one code end in ``~2``, ``~3``.

Parameters (all plain text or numbers): ``terms`` is a list joined by ``、``; ``need_phrase`` and
``offer_phrase`` are the closest pair of phrases; ``field``, ``region`` and ``kind`` are names, not codes;
``maturity`` and ``minimum`` are readiness levels 1-9; ``budget``, ``price`` and ``deadline`` are readable
amounts and dates; ``count``, ``days`` and ``length`` are whole numbers.
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "topic.terms": ("双方都写到“{terms}”。", "Both sides write about “{terms}”."),
    "topic.terms~2": (
        "需求里的“{terms}”，在成果说明里也能找到。",
        "“{terms}” stands in the need and in the offer alike.",
    ),
    "topic.terms~3": ("共同的关键词是“{terms}”。", "The terms they share: “{terms}”."),
    "topic.terms.one": ("双方都聚焦“{terms}”。", "Both centre on “{terms}”."),
    "topic.terms.one~2": ("交集在“{terms}”这一点上。", "They meet on one point: “{terms}”."),
    "topic.meaning": (
        "需求说的“{need_phrase}”，与对方的“{offer_phrase}”意思相近。",
        "The need's “{need_phrase}” is close in meaning to the offer's “{offer_phrase}”.",
    ),
    "topic.meaning~2": (
        "用词不同、所指相近：“{need_phrase}”对“{offer_phrase}”。",
        "Different words, similar meaning: “{need_phrase}” and “{offer_phrase}”.",
    ),
    "topic.meaning~3": (
        "对方写的“{offer_phrase}”，与需求的“{need_phrase}”说法接近。",
        "The offer's “{offer_phrase}” reads close to the need's “{need_phrase}”.",
    ),
    "topic.title": (
        "两边的标题都写明“{terms}”。",
        "Both titles name “{terms}”.",
    ),
    "topic.title~2": (
        "单看标题就对得上：“{terms}”。",
        "The titles alone already agree on “{terms}”.",
    ),
    "field.same": ("同属{field}领域。", "Both belong to {field}."),
    "field.same~2": ("领域一致，都是{field}。", "The field is the same: {field}."),
    "field.near": (
        "{need_field}与{offer_field}是相邻领域。",
        "{need_field} and {offer_field} are neighbouring fields.",
    ),
    "region.same": ("同在{region}，当面谈方便。", "Both are in {region}, so meeting is easy."),
    "region.same~2": ("双方都在{region}。", "Both are in {region}."),
    "region.near": (
        "{need_region}与{offer_region}同在成渝地区，往来方便。",
        "{need_region} and {offer_region} both lie in the Chengdu-Chongqing circle.",
    ),
    "maturity.ready": (
        "成熟度 {maturity} 级，达到要求的 {minimum} 级。",
        "Maturity {maturity} reaches the {minimum} asked for.",
    ),
    "maturity.gap": (
        "成熟度 {maturity} 级，离要求的 {minimum} 级还差一截，宜先谈中试。",
        "Maturity {maturity} is short of the {minimum} asked for: talk about a pilot first.",
    ),
    "budget.fits": (
        "预算 {budget}，对方报价 {price}，价格上有得谈。",
        "A budget of {budget} meets a price of {price}.",
    ),
    "budget.fits~2": (
        "报价 {price}，落在 {budget} 的预算之内。",
        "The price of {price} lies within the budget of {budget}.",
    ),
    "deadline.fits": (
        "赶得上 {deadline} 的期限，还余 {days} 天。",
        "Can be ready by {deadline}, with {days} days to spare.",
    ),
    "cooperation.kind": (
        "需求要的是{need_kind}，对方提供{offer_kind}，类别对得上。",
        "The need asks for {need_kind}; the offer, {offer_kind}, is of a kind that fits.",
    ),
    "record.track": ("对方有 {count} 项同类合作记录。", "The offerer has {count} similar jobs on record."),
    "quality.thin": (
        "资料只有 {length} 个字，判断把握不大，建议先补充。",
        "The record holds only {length} characters: judge with care and ask for more.",
    ),
    "explain.nothing": (
        "没有找到明显的共同点，仅按整体相似度排在这里。",
        "No clear common point was found; only the overall likeness puts it here.",
    ),
    "explain.changes.head": ("改一个条件会怎样", "What one change would do"),
}
