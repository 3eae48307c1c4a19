"""Sentences about filling gaps and about learning to classify."""

MESSAGES: dict[str, tuple[str, str]] = {
    "classify.lengths": (
        "文本有{texts}条，标签有{labels}个，数量不一致。请检查表格是否缺行。",
        "There are {texts} texts and {labels} labels. Check the table for missing rows.",
    ),
    "classify.one_label": (
        "至少需要两种不同的标签才能学习。请补充其他类别的样例。",
        "At least two different labels are needed. Add examples of another class.",
    ),
    "classify.many": (
        "样例有{given}条，超过上限{most}条。请抽取一部分再试。",
        "There are {given} examples, more than the {most} that can be learned from. Take a sample.",
    ),
    "classify.vectors": (
        "学习时用了{dim}维向量，预测时也要为每条文本提供同样的向量。",
        "The classifier was fitted with vectors of length {dim}: give one such vector for each text.",
    ),
    "classify.vector_rows": (
        "文本有{texts}条，向量有{vectors}个，数量不一致。请为每条文本提供一个向量。",
        "There are {texts} texts and {vectors} vectors. Give one vector for each text.",
    ),
}
