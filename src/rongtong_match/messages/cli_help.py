"""The help of every command and option."""

MESSAGES: dict[str, tuple[str, str]] = {
    "cli.help.app": (
        "融通：科技所需与科技所能对接。",
        "Rongtong matches technology needs with technology offers.",
    ),
    "cli.help.match": (
        "为每项需求找出值得谈的供给，按先后排好，并说明理由。",
        "Find for each need whom to talk to, in what order, and why.",
    ),
    "cli.help.index": (
        "把供给存成索引，随时增改删。",
        "Keep offers in an index; add, change and remove them.",
    ),
    "cli.help.index.add": (
        "把一份供给名单加入索引；编号相同的替换，没有索引就新建。",
        "Add a list of offers to an index; equal ids are replaced, a missing index is made.",
    ),
    "cli.help.index.remove": ("按编号从索引中删除供给。", "Remove offers from an index by their ids."),
    "cli.help.index.info": ("查看索引里有多少供给、用什么编码器。", "Say what an index holds."),
    "cli.help.search": (
        "用一句话在索引里找供给。没有写明的条件不算不符。",
        "Search an index of offers with a sentence. What an offer does not say never excludes it.",
    ),
    "cli.help.learn": (
        "从评过的配对学习权重；没有确实的改进就不采用，不写文件，退出码为 3。",
        "Learn weights from graded pairs; without a clear gain nothing is written and the exit code is 3.",
    ),
    "cli.help.needs": (
        "需求名单：xlsx、csv、jsonl，或装有 docx、pdf 的文件夹。",
        "The needs: xlsx, csv, jsonl, or a folder of docx and pdf.",
    ),
    "cli.help.offers": ("供给名单：xlsx、csv 或 jsonl。", "The offers: xlsx, csv or jsonl."),
    "cli.help.out": ("结果文件夹，没有就新建。", "Folder for the results; made when missing."),
    "cli.help.top": ("每项需求最多列几个候选。", "Candidates a need at most."),
    "cli.help.top_hits": ("最多列几条。", "Hits at most."),
    "cli.help.min_level": (
        "候选的最低等级：weak（2）、strong（3）、direct（4）。",
        "Least level of a candidate: weak (2), strong (3), direct (4).",
    ),
    "cli.help.capacity": ("每项供给最多推给几项需求。", "Needs an offer is shown to at most."),
    "cli.help.both_ways": ("另从供给一侧列出值得联系的需求。", "Also rank the needs for each offer."),
    "cli.help.weights": ("权重文件，由 rongtong learn 得到。", "Weights file, as rongtong learn writes it."),
    "cli.help.encoder": (
        "编码器：auto、e5、static、none、path:/文件夹、http://主机/v1#模型名。",
        "Encoder: auto, e5, static, none, path:/folder, http://host/v1#model.",
    ),
    "cli.help.encoder_kept": (
        "编码器，建立索引时定下，之后沿用；默认 auto。",
        "Encoder, settled when the index is made and kept; auto by default.",
    ),
    "cli.help.seed": ("随机种子，记入结果。", "Seed, kept with the result."),
    "cli.help.explain": (
        "把一对拆开说明：需求编号 供给编号；不写 -o 就只说明。",
        "Take one pair apart: NEED_ID OFFER_ID; without -o nothing is written.",
    ),
    "cli.help.needs_mapping": ("需求名单的列对应文件。", "Column mapping file of the needs."),
    "cli.help.offers_mapping": ("供给名单的列对应文件。", "Column mapping file of the offers."),
    "cli.help.lang": (
        "界面与结果的语言：zh 或 en；也可写在环境变量 RONGTONG_LANG 里，默认 zh。",
        "Language of what is said and written: zh or en, else RONGTONG_LANG, else zh.",
    ),
    "cli.help.today": (
        "按哪一天判断期限，如 2027-03-31；默认今天。",
        "The day that counts as today, as 2027-03-31.",
    ),
    "cli.help.jobs": (
        "编码用几个线程；默认按处理器，最多 4。",
        "Encoder threads; default: processors, at most 4.",
    ),
    "cli.help.quiet": ("只在出错时说话。", "Say nothing unless something is wrong."),
    "cli.help.debug": ("出错时显示技术细节。", "Show technical detail of an error."),
    "cli.help.version": ("显示版本。", "Show the version."),
    "cli.help.index_folder": ("索引文件夹。", "Folder of the index."),
    "cli.help.ids": ("要删除的供给编号，可写几个。", "Ids of the offers to remove."),
    "cli.help.query": ("要找什么，写一句话。", "What to look for, in a sentence."),
    "cli.help.kind": (
        "只要这类供给，如“科技成果”或 result；可重复。",
        "Only this kind, as result; may be repeated.",
    ),
    "cli.help.region": (
        "只要这个地区，如“江苏省”或 320000；可重复。",
        "Only this region, as 320000; may be repeated.",
    ),
    "cli.help.field": ("只要这个技术领域；可重复。", "Only this field; may be repeated."),
    "cli.help.max_price": ("最高报价，如“50万元”。", "Highest price, as 50万元 or 500000元."),
    "cli.help.min_maturity": ("最低成熟度，1 至 9。", "Least maturity, 1 to 9."),
    "cli.help.json": ("每行输出一个 JSON 对象。", "Print one JSON object a line."),
    "cli.help.judgments": (
        "评过的配对：三列，需求编号、供给编号、等级（1 至 4）。",
        "Graded pairs: need id, offer id, level (1 to 4).",
    ),
    "cli.help.weights_out": ("权重写到哪个文件。", "Where to write the weights."),
}
