"""Sentences about allocations, teams and duplicates."""

MESSAGES: dict[str, tuple[str, str]] = {
    "assign.summary": (
        "共展示 {shown} 对；{withheld} 对排名够前，但对方名额已满，本次未展示。",
        "{shown} pairs are shown; {withheld} ranked high enough but met an offer that was already full.",
    ),
    "assign.gap": (
        "本次分配与理论最优的差距不超过 {percent}%（规则 {rule}）。",
        "This allocation is within {percent}% of the best possible one (rule {rule}).",
    ),
    "assign.optimal": (
        "本次分配已是最优（规则 {rule}）。",
        "This allocation is the best possible one (rule {rule}).",
    ),
    "assign.bad_top": (
        "每条需求的展示条数应为 1 或更大的整数，现为 {value}。",
        "The number of offers shown per need must be 1 or more; it is {value}.",
    ),
    "assign.bad_capacity": (
        "供给“{offer}”的名额不能为负数，现为 {value}。请改为 0 或更大的整数，留空表示不限。",
        "The capacity of offer “{offer}” is {value}. Use 0 or more, or leave it empty for no limit.",
    ),
    "assign.bad_floor": (
        "新上架扶持分应在 0 到 1 之间，现为 {value}。",
        "The newcomer credit must lie between 0 and 1; it is {value}.",
    ),
    "assign.bad_score": (
        "需求“{need}”与供给“{offer}”的得分应在 0 到 1 之间，现为 {value}。",
        "The score of need “{need}” with offer “{offer}” must lie between 0 and 1; it is {value}.",
    ),
    "team.proposed": (
        "没有哪一家能单独满足这条需求；{size} 家联手可覆盖全部 {parts} 个部分。",
        "No single offer covers this need; {size} together cover all {parts} parts.",
    ),
    "team.incomplete": (
        "{size} 家联手可覆盖 {covered} 个部分（共 {parts} 个），还缺：{missing}。",
        "{size} offers together cover {covered} of {parts} parts; still missing: {missing}.",
    ),
    "team.alone": (
        "最多只能覆盖 {covered} 个部分（共 {parts} 个），还缺：{missing}。",
        "At most {covered} of {parts} parts can be covered; still missing: {missing}.",
    ),
    "duplicates.group": (
        "这 {count} 条记录内容高度相近（最低相似度 {percent}%），请核对是否重复；系统不会自动合并。",
        "These {count} records are nearly identical ({percent}% or more). Nothing is merged: please check.",
    ),
}
