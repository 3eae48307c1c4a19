"""Sentences about hard constraints, and the questions that unknown ones ask.

``verdict.*`` is told to both sides; ``question.*`` is put to the one side that can answer it.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    "verdict.kind.met": ("供给类别符合需求", "The kind of offer fits the need"),
    "verdict.kind.unfit": (
        "供给类别与需求不相配",
        "This kind of offer cannot answer this kind of need",
    ),
    "verdict.kind.unknown": ("供给类别未填写", "The kind of offer is not given"),
    "question.kind.unknown": (
        "这项供给属于哪一类：服务、成果、研发能力、专家、仪器、中试、基地还是金融？",
        "What kind of offer is this: service, result, capability, expert, instrument, pilot, base or"
            " finance?",
    ),
    "verdict.maturity.met": (
        "成熟度{has}级，达到要求的{least}级",
        "Maturity {has} reaches the required {least}",
    ),
    "verdict.maturity.low": (
        "成熟度{has}级，低于要求的{least}级",
        "Maturity {has} is below the required {least}",
    ),
    "verdict.maturity.needs_concept": (
        "成熟度{has}级，低于要求的{least}级；可先做概念验证",
        "Maturity {has} is below the required {least}; a proof of concept could close the gap",
    ),
    "verdict.maturity.needs_pilot": (
        "成熟度{has}级，低于要求的{least}级；可先做中试",
        "Maturity {has} is below the required {least}; a pilot run could close the gap",
    ),
    "verdict.maturity.unknown": (
        "需求要求成熟度不低于{least}级，供方未说明",
        "The need asks for maturity {least} or more; the offer does not say",
    ),
    "question.maturity.unknown": (
        "这项技术的成熟度（1至9级）是多少？需求方要求不低于{least}级。",
        "What is the maturity of this technology (1 to 9)? The need asks for {least} or more.",
    ),
    "verdict.licence.met": ("合作方式一致", "The two sides share a form of co-operation"),
    "verdict.licence.none_shared": ("没有双方都接受的合作方式", "The two sides share no form of"
        " co-operation"),
    "verdict.licence.unknown": ("供方未说明合作方式", "The offer does not say in which form it is given"),
    "question.licence.unknown": (
        "这项技术接受哪些合作方式：转让、独占许可、普通许可、合作开发、技术服务、作价入股或先用后转？",
        "In which forms is this technology given: transfer, exclusive or ordinary licence, development,"
        " service, equity or trial?",
    ),
    "verdict.budget.met": ("价格在预算之内", "The price is within the budget"),
    "verdict.budget.above": (
        "最低价格{least:wan}元，超过最高预算{most:wan}元",
        "The lowest price, {least} yuan, is above the highest budget, {most} yuan",
    ),
    "verdict.budget.none": (
        "供方报价{least:wan}元起，需求方未说明预算",
        "The price starts at {least} yuan; the need gives no budget",
    ),
    "question.budget.none": (
        "您的预算是多少？有供方报价{least:wan}元起。",
        "What is your budget? An offer starts at {least} yuan.",
    ),
    "verdict.budget.unknown": (
        "预算最高{most:wan}元，供方未说明价格",
        "The budget ends at {most} yuan; the offer names no price",
    ),
    "question.budget.unknown": (
        "这项供给的价格大约是多少？需求方预算最高{most:wan}元。",
        "What does this offer cost, roughly? The budget ends at {most} yuan.",
    ),
    "verdict.fee.met": ("预算达到供方的最低费用", "The budget reaches the offerer's least fee"),
    "verdict.fee.below": (
        "最高预算{most:wan}元，低于供方的最低费用{least:wan}元",
        "The highest budget, {most} yuan, is below the offerer's least fee, {least} yuan",
    ),
    "verdict.fee.unknown": (
        "供方最低费用{least:wan}元，需求方未说明预算",
        "The offerer's least fee is {least} yuan; the need gives no budget",
    ),
    "question.fee.unknown": (
        "您的预算是多少？有供方的最低费用为{least:wan}元。",
        "What is your budget? An offerer's least fee is {least} yuan.",
    ),
    "verdict.deadline.met": ("能在{deadline}前完成", "It can be done by {deadline}"),
    "verdict.deadline.ended": ("供给已于{ended}截止", "The offer ended on {ended}"),
    "verdict.deadline.starts_late": (
        "供方{start}才能开始，晚于需求期限{deadline}",
        "The offer starts on {start}, after the deadline of {deadline}",
    ),
    "verdict.deadline.ends_late": (
        "预计{finish}完成，晚于需求期限{deadline}",
        "It would be done on {finish}, after the deadline of {deadline}",
    ),
    "verdict.deadline.past": ("需求期限{deadline}已过", "The need's deadline of {deadline} has passed"),
    "question.deadline.past": (
        "需求期限{deadline}已过。需求是否仍然有效，新的期限是哪一天？",
        "The deadline of {deadline} has passed. Does the need still stand, and until when?",
    ),
    "verdict.deadline.unknown": (
        "需求期限为{deadline}，供方未说明所需时间",
        "The deadline is {deadline}; the offer does not say how long it takes",
    ),
    "question.deadline.unknown": (
        "能否在{deadline}前完成？大约需要多少天？",
        "Can it be done by {deadline}? How many days does it take?",
    ),
    "verdict.region.met": ("供方在{place}，符合地区要求", "The offer is in {place}, as wanted"),
    "verdict.region.elsewhere": (
        "供方在{place}，需求方只要{wanted}的",
        "The offer is in {place}; the need wants only {wanted}",
    ),
    "verdict.region.unknown": (
        "需求方只要{wanted}的，供方未说明地区",
        "The need wants only {wanted}; the offer names no region",
    ),
    "question.region.unknown": (
        "您在哪个省、市、县？需求方只考虑{wanted}的供方。",
        "In which province, city and county are you? The need considers only {wanted}.",
    ),
    "verdict.region.wide": (
        "供方只写了{place}，是否在{wanted}还不清楚",
        "The offer says only {place}; whether it is in {wanted} is not known",
    ),
    "question.region.wide": (
        "您在{place}的哪个市、县？需求方只考虑{wanted}的供方。",
        "Where in {place} are you? The need considers only {wanted}.",
    ),
    "verdict.reach.met": ("供方服务范围包括{place}", "The offerer works in {place}"),
    "verdict.reach.elsewhere": (
        "供方只服务{served}，需求方在{place}",
        "The offerer works only in {served}; the need is in {place}",
    ),
    "verdict.reach.unknown": (
        "供方只服务{served}，需求方未说明地区",
        "The offerer works only in {served}; the need names no region",
    ),
    "question.reach.unknown": (
        "您在哪个省、市、县？有供方只服务{served}。",
        "In which province, city and county are you? An offerer works only in {served}.",
    ),
    "verdict.reach.wide": (
        "供方只服务{served}，需求方只写了{place}",
        "The offerer works only in {served}; the need says only {place}",
    ),
    "question.reach.wide": (
        "您在{place}的哪个市、县？有供方只服务{served}。",
        "Where in {place} are you? An offerer works only in {served}.",
    ),
    "verdict.conflict.met": ("供需双方不是同一单位", "The two sides are different parties"),
    "verdict.conflict.same_party": ("供需双方是同一主体", "Need and offer belong to the same party"),
    "verdict.conflict.same_name": ("供需双方是同一单位：{name}", "Both sides are the same organisation:"
        " {name}"),
    "verdict.conflict.need_avoids": ("需求方已要求回避该供方", "The need asks not to be shown this party"),
    "verdict.conflict.offer_avoids": ("供方已要求回避该需求方", "The offerer asks not to be shown this"
        " party"),
    "verdict.conflict.unknown": (
        "“{need_name}”与“{offer_name}”可能是同一单位",
        "“{need_name}” and “{offer_name}” may be the same organisation",
    ),
    "question.conflict.unknown": (
        "“{need_name}”与“{offer_name}”是不是同一单位？",
        "Are “{need_name}” and “{offer_name}” the same organisation?",
    ),
}  # fmt: skip
