"""Sentences about weights, needs that stay unserved, and what one change would do."""

MESSAGES: dict[str, tuple[str, str]] = {
    "weights.unreadable": (
        "读不了权重文件 {file}，请检查路径和编码（UTF-8）。",
        "Cannot read the weights file {file}: check its path and encoding (UTF-8).",
    ),
    "weights.malformed": (
        "权重文件 {file} 格式不对：需要 [features] 下的“名称 = 数值”和 [levels] 下的 weak、strong、direct。",
        "The weights file {file} is malformed: it needs [features] with name = number, and [levels] with"
        " weak, strong and direct.",
    ),
    "weights.unknown_feature": (
        "权重文件 {file} 里的“{feature}”不是已有的评分项，请改正名称或删去这一行。",
        "The weights file {file} names “{feature}”, which is no feature: correct the name or drop the line.",
    ),
    "weights.sum": (
        "权重文件 {file} 里的各项权重须在 0 到 1 之间，合计大于 0、不超过 1。",
        "In the weights file {file} each weight must lie in 0 to 1, and their sum above 0 and at most 1.",
    ),
    "weights.levels": (
        "权重文件 {file} 里的等级界限须满足 0 < weak < strong < direct ≤ 1。",
        "In the weights file {file} the levels must satisfy 0 < weak < strong < direct <= 1.",
    ),
    "weights.calibration": (
        "权重文件 {file} 里 [calibration] 的每条曲线须为两个数：斜率（不小于 0）和截距。",
        "In the weights file {file} each curve under [calibration] must be two numbers: a slope of 0 or"
        " more, and a shift.",
    ),
    "unserved.nothing": (
        "现有供给中没有与这项需求相关的内容。",
        "None of the offers has anything to do with this need.",
    ),
    "unserved.weak": (
        "只有领域相近的供给，没有一项对得上这个问题。",
        "There are offers from the same field, but none that meets this very problem.",
    ),
    "unserved.excluded": (
        "最接近的供给被硬条件排除了：{why}。",
        "The nearest offer is excluded by a hard constraint: {why}.",
    ),
    "unserved.no_offers": ("还没有任何供给可供匹配。", "There is no offer to match with yet."),
    "change.budget": ("预算上限提高 20% 后", "With 20 % more budget"),
    "change.fee": ("预算上限提高 20% 后", "With 20 % more budget"),
    "change.deadline": ("期限放宽 90 天后", "With 90 days more"),
    "change.maturity": (
        "最低成熟度由 {old} 级放宽到 {new} 级后",
        "With a minimum maturity of {new} instead of {old}",
    ),
    "change.maturity_any": ("不再要求最低成熟度后", "With no minimum maturity"),
    "change.region": ("供方地域放宽一级后", "With the region one level wider"),
    "change.region_any": ("不限供方地域后", "With offers from anywhere"),
    "change.licence": ("不限合作方式后", "With any form of co-operation"),
    "change.kind": ("不限供给类别后", "With any kind of offer"),
    "change.said_maturity": ("如果供方说明已达产业化成熟度（9级）", "If the offer stated full maturity (9)"),
    "change.said_region": ("如果供方与需求方在同一区县", "If the offer were in the need's own county"),
    "change.said_budget": ("如果供方报价不超过预算的一半", "If the price were at most half of the budget"),
    "change.said_cooperation": ("如果双方的合作方式一致", "If both wanted the same form of co-operation"),
    "change.said_field": ("如果双方属于同一技术领域", "If both belonged to one technology field"),
    "learn.too_few": (
        "只有 {needs} 项需求带有可用的评判，至少要 {least} 项才能判断新权重是否有用；权重保持不变。",
        "Only {needs} needs carry usable judgments; it takes at least {least} to tell whether new weights"
        " help. The weights stay as they are.",
    ),
    "learn.too_alike": (
        "有评判的 {needs} 项需求彼此太像，只能算作 {groups} 组，至少要 {least} 组才能判断新权重是否有用。"
        "请补评几项别的领域的需求；权重保持不变。",
        "The {needs} judged needs are so alike that they make only {groups} groups; it takes at least {least}"
        " to tell whether new weights help. Grade some needs of other fields. The weights stay as they are.",
    ),
    "learn.accepted": (
        "在未参与拟合的 {needs} 项需求上，nDCG@10 由 {before} 升到 {after}，采用新权重。",
        "On {needs} held-out needs nDCG@10 rises from {before} to {after}: the new weights are taken.",
    ),
    "learn.refused": (
        "在未参与拟合的 {needs} 项需求上，nDCG@10 由 {before} 变为 {after}，没有可靠的提高，权重保持不变。",
        "On {needs} held-out needs nDCG@10 goes from {before} to {after}: no clear gain, the weights stay.",
    ),
}
