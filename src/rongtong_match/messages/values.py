"""Sentences about cells that cannot be read: what is wrong and what to write instead."""

MESSAGES: dict[str, tuple[str, str]] = {
    "value.money.unclear": (
        "看不懂金额“{text}”。请写成“50万元”“10~50万元”或“面议”。",
        "The amount “{text}” is unclear. Write for example “500000”, “10~50万元” or “negotiable”.",
    ),
    "value.money.negative": (
        "金额“{text}”是负数。请填写大于或等于零的金额；未定请写“面议”。",
        "The amount “{text}” is negative. Give zero or more, or write “negotiable”.",
    ),
    "value.money.currency": (
        "金额“{text}”不是人民币。请折算成人民币后填写，例如“50万元”。",
        "The amount “{text}” is not in yuan. Convert it to yuan first, for example “500000”.",
    ),
    "value.money.share": (
        "“{text}”是比例，不是金额。请填写金额；未定请写“面议”，比例可写在说明里。",
        "“{text}” is a share, not an amount. Give an amount or write “negotiable”; put the share in the"
        " description.",
    ),
    "value.money.reversed": (
        "金额“{text}”的下限高于上限。请把较小的数写在前面，并写明单位。",
        "In “{text}” the low end is above the high end. Put the smaller amount first, with its unit.",
    ),
    "value.money.large": (
        "金额“{text}”过大，请检查单位是“元”还是“万元”。",
        "The amount “{text}” is too large. Check whether its unit is 元 or 万元.",
    ),
    "value.date.unclear": (
        "看不懂日期“{text}”。请写成“2026-03-01”“2026年3月”或“长期有效”。",
        "The date “{text}” is unclear. Write for example “2026-03-01”, “2026-03” or “open”.",
    ),
    "value.date.impossible": (
        "日历上没有“{text}”这一天，请检查月和日。",
        "There is no such day as “{text}”. Check the month and the day.",
    ),
    "value.date.ambiguous": (
        "“{text}”分不清是几月几日。请按年、月、日的顺序写，例如“2026-04-03”。",
        "“{text}” can be read two ways. Write year, month, day, for example “2026-04-03”.",
    ),
    "value.date.far": (
        "日期“{text}”的年份不在1950年至2149年之间，请检查年份。",
        "The year in “{text}” is not between 1950 and 2149. Check the year.",
    ),
    "value.maturity.unclear": (
        "看不懂成熟度“{text}”。请填写1至9级，或“小试”“中试”“产业化”等阶段。",
        "The maturity “{text}” is unclear. Give a level from 1 to 9, or a stage such as lab, pilot or"
        " mass production.",
    ),
    "value.maturity.range": (
        "成熟度“{text}”超出范围。技术就绪度分为1至9级。",
        "The maturity “{text}” is out of range. Technology readiness has levels 1 to 9.",
    ),
    "value.region.unknown": (
        "找不到地区“{text}”。请写出省、市、县的全称，例如“四川省成都市”，或六位行政区划代码。",
        "The region “{text}” is not known. Give province, city and county in full, or the six-digit code.",
    ),
    "value.region.ambiguous": (
        "“{text}”不止一处：{choices}。请在前面写上所属的省、市。",
        "“{text}” is the name of several places: {choices}. Put its province or city before it.",
    ),
    "value.region.several": (
        "“{text}”包含多个地区，这里只能填一个。",
        "“{text}” names several regions; only one can be given here.",
    ),
    "value.kind.need": (
        "看不懂需求类别“{text}”。请填写：服务、成果、攻关、人才或融资。",
        "The kind of need “{text}” is unknown. Write service, result, research, talent or finance.",
    ),
    "value.kind.offer": (
        "看不懂供给类别“{text}”。请填写：服务、成果、研发能力、专家、仪器、中试、基地或金融。",
        "The kind of offer “{text}” is unknown. Write service, result, capability, expert, instrument,"
        " pilot,"
        " base or finance.",
    ),
    "value.licence": (
        "看不懂合作方式“{text}”。请填写：转让、独占许可、普通许可、合作开发、技术服务、作价入股或先用后转。",
        "The form of co-operation “{text}” is unknown. Write transfer, exclusive licence, ordinary licence,"
        " development, service, equity or trial.",
    ),
}
