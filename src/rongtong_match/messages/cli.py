"""What the command line says: progress, summaries, and why it stopped. Its help is in ``cli_help``."""

MESSAGES: dict[str, tuple[str, str]] = {
    # Phases
    "cli.phase.read": ("读取名单", "Reading"),
    "cli.phase.prepare": ("整理文字", "Preparing texts"),
    "cli.phase.encode": ("计算含义", "Encoding"),
    "cli.phase.search": ("查找候选", "Searching"),
    "cli.phase.score": ("逐对评分", "Scoring"),
    "cli.phase.finish": ("组队与查重", "Teams and duplicates"),
    "cli.phase.write": ("写出结果", "Writing"),
    "cli.phase.index": ("写入索引", "Indexing"),
    "cli.phase.learn": ("学习权重", "Learning"),
    "cli.progress.start": ("{phase}……", "{phase} ..."),
    "cli.progress.left": (
        "{phase}：{done}/{total}，约剩 {left}",
        "{phase}: {done}/{total}, about {left} left",
    ),
    # How the files were understood
    "cli.columns.need": ("需求名单 {file}：读到 {records} 项", "Needs in {file}: {records} read"),
    "cli.columns.offer": ("供给名单 {file}：读到 {records} 项", "Offers in {file}: {records} read"),
    "cli.columns.sheet": (
        "工作表“{sheet}”：表头在第 {row} 行，{records} 项",
        'Sheet "{sheet}": header in row {row}, {records} records',
    ),
    "cli.columns.more": ("另有 {count} 张工作表，读法从略。", "{count} more sheets, not shown."),
    "cli.columns.column": ("列", "Column"),
    "cli.columns.meaning": ("含义", "Meaning"),
    "cli.columns.by_content": ("（按内容判断）", " (from its content)"),
    "cli.columns.by_file": ("（按对应文件）", " (from the mapping file)"),
    "cli.columns.kept": ("原样保留", "kept as it is"),
    "cli.columns.swapped": (
        "注意：{file} 的表头更像{other}名单。如果两个文件放反了，请对调后再运行：先需求，后供给。",
        "Note: the header of {file} looks like a list of {other}. "
        "If the two files are the wrong way round, swap them: needs first, then offers.",
    ),
    "cli.columns.guessed": (
        "注意：{file} 的工作表“{sheet}”里没有认识的表头，暂把第 {row} 行当作表头，各列含义按内容判断。"
        "如果这一行其实是一项内容，请在它上面加一行表头（如“名称”“描述”）再运行。",
        'Note: no header of {file}, sheet "{sheet}", is known; row {row} is taken for it and columns are '
        "told by their content. If that row is a record, put a header (title, detail) above it and rerun.",
    ),
    "cli.side.need": ("需求", "needs"),
    "cli.side.offer": ("供给", "offers"),
    "cli.faults": (
        "{file}：{rows} 行需要修改，其中 {errors} 行没有采用。逐行说明在 {checked} 的“需要修改”一列。",
        'In {file} {rows} rows need mending, {errors} were left out: see the column "To mend" in {checked}.',
    ),
    "cli.faults.first": ("例如第 {row} 行：{why}", "For example row {row}: {why}"),
    "cli.faults.unwritten": (
        "{file}：{rows} 行需要修改，其中 {errors} 行没有采用。",
        "In {file} {rows} rows need mending, {errors} of them left out.",
    ),
    "cli.faults.folder": (
        "{file}：{rows} 处需要修改，其中 {errors} 处没有采用。说明在 {checked} 的“需要修改”一列。",
        'In {file} {rows} places need mending, {errors} left out: see the column "To mend" in {checked}.',
    ),
    "cli.faults.unwritten.folder": (
        "{file}：{rows} 处需要修改，其中 {errors} 处没有采用。",
        "In {file} {rows} places need mending, {errors} of them left out.",
    ),
    "cli.faults.first.folder": ("例如：{why}", "For example: {why}"),
    "cli.large": (
        "一共 {count} 项，至少要用 {size} GB 内存和几分钟。内存不够时，请按领域或年份拆成几份分别运行；"
        "只想查几项需求时，用 rongtong index 建一次索引，再用 rongtong search 查。",
        "{count} records take at least {size} GB of memory and some minutes. If that is too much, split the "
        "files by field or year; for a few needs, make an index with rongtong index and use rongtong search.",
    ),
    "cli.empty.need": (
        "{file} 里没有需求，结果将是空的。",
        "{file} holds no needs: the result will be empty.",
    ),
    "cli.empty.offer": (
        "{file} 里没有供给，结果将是空的。",
        "{file} holds no offers: the result will be empty.",
    ),
    # Meanings of columns
    "cli.attribute.available_from": ("可用起始日", "available from"),
    "cli.attribute.available_until": ("有效期", "available until"),
    "cli.attribute.avoids": ("回避单位", "parties to avoid"),
    "cli.attribute.budget": ("预算", "budget"),
    "cli.attribute.budget_high": ("预算上限", "budget, high end"),
    "cli.attribute.budget_low": ("预算下限", "budget, low end"),
    "cli.attribute.capacity": ("可承接数量", "capacity"),
    "cli.attribute.deadline": ("截止日期", "deadline"),
    "cli.attribute.detail": ("描述", "detail"),
    "cli.attribute.fields": ("技术领域", "fields"),
    "cli.attribute.id": ("编号", "id"),
    "cli.attribute.ignored": ("原样保留", "kept as it is"),
    "cli.attribute.industry": ("行业", "industry"),
    "cli.attribute.keywords": ("关键词", "keywords"),
    "cli.attribute.kind": ("类别", "kind"),
    "cli.attribute.licences": ("合作方式", "form of co-operation"),
    "cli.attribute.maturity": ("成熟度", "maturity"),
    "cli.attribute.min_fee": ("最低费用", "least fee"),
    "cli.attribute.min_maturity": ("最低成熟度", "least maturity"),
    "cli.attribute.organisation": ("单位", "organisation"),
    "cli.attribute.party": ("统一社会信用代码", "credit code"),
    "cli.attribute.person": ("联系专家", "person"),
    "cli.attribute.posted": ("填报日期", "posted"),
    "cli.attribute.price": ("报价", "price"),
    "cli.attribute.price_high": ("报价上限", "price, high end"),
    "cli.attribute.price_low": ("报价下限", "price, low end"),
    "cli.attribute.region": ("地区", "region"),
    "cli.attribute.serial": ("序号", "running number"),
    "cli.attribute.serves_regions": ("服务地区", "regions served"),
    "cli.attribute.title": ("名称", "title"),
    "cli.attribute.turnaround_days": ("所需天数", "days it takes"),
    "cli.attribute.wanted_kinds": ("想找的供给类别", "kinds wanted"),
    "cli.attribute.wanted_regions": ("意向地区", "regions wanted"),
    # Summary of a run
    "cli.summary.head": ("{needs} 项需求，{offers} 项供给。", "{needs} needs, {offers} offers."),
    "cli.summary.nothing": (
        "没有可比对的内容，已写出空的结果文件。",
        "There is nothing to compare; empty result files were written.",
    ),
    "cli.summary.strong": (
        "{served} 项需求找到了值得一谈的供给，其中 {direct} 项直接对口；"
        "{rest} 项需求没有找到值得一谈的供给。",
        "Needs with an offer worth a talk: {served}, of them with a direct one: {direct}; with none: {rest}.",
    ),
    "cli.summary.none": (
        "{rest} 项需求都没有找到值得一谈的供给；最接近的列在报告里。",
        "No need has an offer worth a talk (needs: {rest}); the report lists the nearest.",
    ),
    "cli.summary.all": (
        "{served} 项需求都找到了值得一谈的供给，其中 {direct} 项直接对口。",
        "Every need has an offer worth a talk (needs: {served}, with a direct one: {direct}).",
    ),
    "cli.summary.questions": (
        "先问这几件事，能定下最多的配对：",
        "Ask these first; they settle the most pairs:",
    ),
    "cli.summary.question": (
        "{question}（{asks} {record}，可定 {pairs} 对）",
        "{question} ({asks} {record}, settles {pairs})",
    ),
    "cli.summary.files": ("结果在 {folder}：{files}", "Results in {folder}: {files}"),
    "cli.summary.report": ("请打开报告：{report}", "Open the report: {report}"),
    # Learning
    "cli.learn.read": ("{file}：读到 {count} 个评判。", "{file}: {count} judgments read."),
    "cli.learn.bad_rows": (
        "{count} 行没有采用：缺编号，或等级不是 1 至 4。例如第 {rows} 行。",
        "{count} rows were left out, for want of an id or of a level from 1 to 4. For example rows {rows}.",
    ),
    "cli.learn.unknown": (
        "{count} 个评判的编号在名单里找不到，没有采用。例如：{pairs}。",
        "{count} judgments name ids that the lists do not hold. For example: {pairs}.",
    ),
    "cli.learn.mrr": (
        "首个值得一谈的供给的倒数排名（MRR）：{before} → {after}。",
        "Reciprocal rank of the first offer worth a talk (MRR): {before} to {after}.",
    ),
    "cli.learn.unwritten": ("没有写出 {path}。", "{path} was not written."),
    "cli.learn.written": (
        "新权重写在 {path}；用 rongtong match --weights {path} 启用。",
        "The new weights are in {path}; use them with rongtong match --weights {path}.",
    ),
    # Kept collections
    "cli.index.added": (
        "新增 {new} 项，替换 {replaced} 项；索引里现有 {size} 项供给。",
        "{new} added, {replaced} replaced; the index now holds {size} offers.",
    ),
    "cli.index.removed": (
        "删除了 {gone} 项；索引里还有 {size} 项供给。",
        "{gone} removed; the index still holds {size} offers.",
    ),
    "cli.index.unknown": ("索引里没有这些编号：{ids}。", "The index does not hold: {ids}."),
    "cli.index.info": (
        "{size} 项供给，编码器 {encoder}（{space}），占 {used} MB。",
        "{size} offers, encoder {encoder} ({space}), {used} MB.",
    ),
    "cli.search.nothing": (
        "没有找到。换个说法，或去掉一个条件再试。",
        "Nothing found. Use other words or drop a condition.",
    ),
    "cli.search.maturity": ("成熟度 {level} 级", "maturity {level}"),
    "cli.search.score": ("得分 {score}", "score {score}"),
    # One pair taken apart
    "cli.explain.need": ("需求 {id}：{title}", "Need {id}: {title}"),
    "cli.explain.offer": ("供给 {id}：{title}", "Offer {id}: {title}"),
    "cli.explain.level": (
        "等级 {number}，{level}；得分 {score}；排在第 {rank} 位",
        "Level {number}, {level}; score {score}; rank {rank}",
    ),
    "cli.explain.checks": ("硬条件", "Conditions"),
    "cli.explain.check": ("{constraint}（{outcome}）：{why}", "{constraint} ({outcome}): {why}"),
    "cli.explain.ask": ("问{asks}：{question}", "Ask {asks}: {question}"),
    "cli.explain.asks.need": ("需求方", "the company"),
    "cli.explain.asks.offer": ("供方", "the offerer"),
    "cli.explain.parts": ("得分怎么来的", "Where the score comes from"),
    "cli.explain.feature": ("因素", "Feature"),
    "cli.explain.value": ("数值", "Value"),
    "cli.explain.weight": ("权重", "Weight"),
    "cli.explain.points": ("贡献", "Adds"),
    "cli.explain.sum": ("合计", "Sum"),
    "cli.explain.reasons": ("理由", "Reasons"),
    "cli.explain.passage.need": ("需求：{text}", "Need: {text}"),
    "cli.explain.passage.offer": ("供给：{text}", "Offer: {text}"),
    "cli.explain.changes": ("改一个条件会怎样", "What one change would do"),
    "cli.explain.gain.more": ("{what}：多 {count} 项候选", "{what}: more candidates, {count}"),
    "cli.explain.gain.fewer": ("{what}：少 {count} 项候选", "{what}: fewer candidates, {count}"),
    "cli.explain.gain.up": ("{what}：上升 {count} 位", "{what}: up by {count}"),
    "cli.explain.gain.down": ("{what}：下降 {count} 位", "{what}: down by {count}"),
    "cli.explain.gain.same": ("{what}：没有变化", "{what}: no change"),
    "cli.stop.unknown_need": ("没有编号为 {id} 的需求。{near}", "There is no need with the id {id}. {near}"),
    "cli.stop.unknown_offer": (
        "没有编号为 {id} 的供给。{near}",
        "There is no offer with the id {id}. {near}",
    ),
    "cli.explain.near": ("最接近的编号：{ids}。", "The closest ids: {ids}."),
    "cli.explain.near_none": ("这份名单是空的。", "The list is empty."),
    # Why it stopped
    "cli.stop.interrupted": ("已停止，没有改动结果文件夹。", "Stopped; the results folder was not changed."),
    "cli.stop.broken_off": ("已停止。", "Stopped."),
    "cli.stop.unexpected": (
        "程序出了意料之外的错（{kind}）。请加上 --debug 再运行一次，把屏幕上的内容和版本号 "
        "{version} 报给我们；内容里可能有您名单中的文字，发出前请先看一遍。",
        "Something unexpected went wrong ({kind}). Run again with --debug and report what you see, with the "
        "version {version}; it may hold text of your lists, so read it before you send it.",
    ),
    "cli.stop.no_out": ("请用 -o 写明结果放到哪个文件夹。", "Say with -o which folder the results go to."),
    "cli.stop.out_is_file": (
        "{path} 是一个文件，不是文件夹。请用 -o 另写一个文件夹。",
        "{path} is a file, not a folder. Give another folder with -o.",
    ),
    "cli.stop.out_holds_input": (
        "{path} 既是要读的名单，又会被结果覆盖。请用 -o 另写一个文件夹，或把名单挪到别处。",
        "{path} is read and would be overwritten by the results. Give another folder with -o, or move it.",
    ),
    "cli.stop.unwritable": (
        "{path} 写不进去（{cause}）。请检查权限和磁盘空间，关闭正打开它的程序，或用 -o 换一个位置。",
        "{path} cannot be written ({cause}). Check your rights and the space on the disk, close the program "
        "that has it open, or choose another place with -o.",
    ),
    "cli.stop.other_encoder": (
        "索引 {path} 是用编码器 {kept} 建的，不能混用 {wanted}。请去掉 --encoder，或另建一个索引。",
        "The index {path} was made with the encoder {kept}; {wanted} cannot join it. "
        "Leave --encoder out, or make another index.",
    ),
    "cli.stop.judgments": (
        "{file} 里没有找到评判：需要三列，需求编号、供给编号、等级。看到的文字有：{seen}。",
        "No judgments in {file}: it takes three columns, need id, offer id and level. Seen: {seen}.",
    ),
    "cli.stop.level": (
        "等级应为 weak、strong、direct，或 1 至 4。",
        "A level is weak, strong or direct, or a number from 1 to 4.",
    ),
    "cli.stop.language": (
        "语言请写 zh（中文）或 en（英文）。",
        "The language is zh (Chinese) or en (English).",
    ),
    "cli.stop.day": ("日期请写成 2027-03-31 的样子。", "Write the date like 2027-03-31."),
}
