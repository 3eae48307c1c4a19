"""What is said of files, sheets, columns and rows, and the words inside the written workbooks."""

MESSAGES: dict[str, tuple[str, str]] = {
    # The whole file
    "tables.missing": (
        "找不到 {file}，请检查路径是否写对。",
        "{file} does not exist; please check the path.",
    ),
    "tables.unopened": (
        "{file} 打不开（{what}），请检查是否有读取权限，或文件是否正被其他程序占用。",
        "{file} cannot be opened ({what}); check your rights and that no other program holds it.",
    ),
    "tables.empty": (
        "{file} 里没有内容，请换一份填好的文件。",
        "{file} is empty; please give a file with rows in it.",
    ),
    "tables.folder_empty": (
        "文件夹 {file} 里没有可读的文件，请放入 xlsx、csv、jsonl、docx 或 pdf 文件。",
        "The folder {file} holds no file that can be read; put xlsx, csv, jsonl, docx or pdf files into it.",
    ),
    "tables.wrong_type": (
        "{file} 不是可读的类型，请使用 xlsx、xls、ods、csv、jsonl，或装有 docx、pdf 的文件夹。",
        "{file} is of a type that cannot be read; use xlsx, xls, ods, csv, jsonl, or a folder of docx, pdf.",
    ),
    "tables.html": (
        "{file} 其实是网页格式，请用 Excel 或 WPS 打开后另存为 xlsx，再试一次。",
        "{file} is really a web page; open it in Excel or WPS, save it as xlsx and try again.",
    ),
    "tables.broken": (
        "{file} 已损坏，请用 Excel 或 WPS 打开后重新保存，或重新下载。",
        "{file} is damaged; open and save it again in Excel or WPS, or download it again.",
    ),
    "tables.password": (
        "{file} 设有密码，请取消密码后再试。",
        "{file} is protected by a password; remove the password and try again.",
    ),
    "tables.password_or_old": (
        "{file} 设有密码或是旧版 Word 格式，请取消密码并另存为 docx。",
        "{file} has a password or is an old Word file; remove the password and save it as docx.",
    ),
    "tables.old_word": (
        "{file} 是旧版 Word 格式，请另存为 docx。",
        "{file} is an old Word file; save it as docx.",
    ),
    "tables.scan": (
        "{file} 是扫描件，读不到文字，请换成可以选中文字的 PDF 或 docx。",
        "{file} is a scan without text; give a PDF whose text can be selected, or a docx.",
    ),
    "tables.bomb": (
        "{file} 解压后异常巨大，出于安全没有打开，请用 Excel 或 WPS 重新保存后再试。",
        "{file} unpacks to an abnormal size and was not opened; save it again in Excel or WPS.",
    ),
    "tables.too_large": (
        "{file} 太大（上限：110 万行、1000 列、6000 万个单元格），请拆成几份，或删去远处多余的单元格。",
        "{file} is too large (at most 1.1 million rows, 1,000 columns, 60 million cells); "
        "split it, or delete stray cells far out.",
    ),
    "tables.encoding": (
        "{file} 的文字编码认不出来，请另存为 UTF-8 编码的 csv，或直接用 xlsx。",
        "The text encoding of {file} is unknown; save it as UTF-8 csv, or use xlsx.",
    ),
    "tables.csv_broken": (
        "{file} 的引号没有成对，有单元格一直延伸到文件末尾，请检查双引号，或改用 xlsx。",
        "Quotes in {file} do not pair up, so that a cell runs on to the end; check the quotes, or use xlsx.",
    ),
    "tables.json_shape": (
        '{file} 应为每行一个 JSON 对象（如 {{"名称": "…"}}），或由这样的对象组成的数组。',
        '{file} should hold one JSON object a line (such as {{"title": "…"}}), or an array of such objects.',
    ),
    "tables.no_header": (
        "{file} 里没有找到表头：需要有一列是名称（如“需求名称”“成果名称”）。看到的文字有：{seen}。"
        '可以写一个对应文件，例如一行 title = "您表中的名称列"，'
        "再用 --needs-mapping 或 --offers-mapping 指定它。",
        "No header row was found in {file}: one column must be a title. Seen near the top: {seen}. "
        'Write a mapping file with a line such as title = "your title column" and give it with '
        "--needs-mapping or --offers-mapping.",
    ),
    "tables.mapping_syntax": (
        '对应文件 {file} 读不懂（{what}），每行应写成 title = "表头文字"。',
        'The mapping file {file} cannot be read ({what}); each line should look like title = "header text".',
    ),
    "tables.mapping_attribute": (
        "对应文件 {file} 里的 {attribute} 不是可用的项目，可用的有：{known}。",
        "{attribute} in the mapping file {file} is not known; use one of: {known}.",
    ),
    "tables.mapping_header": (
        "对应文件里写的表头“{header}”在 {file} 中没有，看到的表头有：{seen}。",
        'The header "{header}" of the mapping file is not in {file}; headers seen: {seen}.',
    ),
    "tables.mapping_file.how": (
        "等号左边是项目，右边是表头文字。改好后用 {option} 指定本文件，再运行一次。",
        "Left: what a column means; right: its header. Mend it, then give it with {option}.",
    ),
    "tables.mapping_file.unused": ("没有用到的列：{headers}", "Columns not used: {headers}"),
    "tables.mapping_file.names": ("可用的项目：{names}", "What may stand on the left: {names}"),
    # One sheet
    "tables.sheet_empty": (
        "工作表“{sheet}”是空的，已跳过。",
        'The sheet "{sheet}" is empty and was skipped.',
    ),
    "tables.sheet_turned": (
        "工作表“{sheet}”是竖排的表单，已按一列一项读取。",
        'The sheet "{sheet}" is an upright form and was read as one record a column.',
    ),
    "tables.sheet_hidden": (
        "工作表“{sheet}”是隐藏的，已跳过；如需读取，请取消隐藏。",
        'The sheet "{sheet}" is hidden and was skipped; unhide it to have it read.',
    ),
    "tables.sheet_no_header": (
        "工作表“{sheet}”里没有可用的名单（多为说明或选项），已跳过。",
        'The sheet "{sheet}" holds no list (notes or options, it seems) and was skipped.',
    ),
    "tables.images": (
        "文件里的图片不会被读取，图片中如有要求，请用文字写进单元格。",
        "Pictures are not read; if one states a requirement, type it into a cell.",
    ),
    # One row
    "tables.no_title": ("这一行没有名称，请补上名称。", "This row has no title; please add one."),
    "tables.title_made": (
        "没有填名称，暂用内容的第一句“{title}”代替，请补上名称。",
        'No title was given; the first sentence of the detail, "{title}", stands in. Please add a title.',
    ),
    "tables.title_long": (
        "名称太长，暂以“{title}”为名，全文放入内容，请写一个短名称。",
        'The title is too long; "{title}" is used, the whole is kept as detail. Please shorten it.',
    ),
    "tables.id_repeated": (
        "编号 {id} 与“{sheet}”第 {row} 行重复，暂改为 {new}，请改成不同的编号。",
        'The id {id} is also used in "{sheet}", row {row}; {new} is used here. Please make it different.',
    ),
    "tables.number": (
        "“{text}”不是数字，请填数字，如 3。",
        '"{text}" is no number; please enter one, such as 3.',
    ),
    "tables.formula": (
        "公式 {formula} 没有计算结果，按空白处理；请在 Excel 或 WPS 中打开并保存一次。",
        "The formula {formula} has no value and counts as blank; open and save the file in Excel or WPS.",
    ),
    "tables.json_line": (
        "这一行不是完整的 JSON 对象，请检查括号、引号和逗号。",
        "This line is not a whole JSON object; check its brackets, quotes and commas.",
    ),
    # Sheets and headings of the written files
    "tables.sheet.needs": ("需求与候选", "Needs"),
    "tables.sheet.pairs": ("全部配对", "All pairs"),
    "tables.sheet.reverse": ("供给找需求", "Offers to needs"),
    "tables.sheet.ask": ("要问：{constraint}", "Ask - {constraint}"),
    "tables.sheet.unserved": ("暂无人能接", "Not served"),
    "tables.sheet.duplicates": ("疑似重复", "Duplicates"),
    "tables.sheet.teams": ("组队方案", "Teams"),
    "tables.side.need": ("需求方", "Need side"),
    "tables.side.offer": ("供给方", "Offer side"),
    "tables.nobody": (
        "这次没有合适的候选，原因见“暂无人能接”。",
        'No suitable candidate; see "Not served" for why.',
    ),
    "tables.all_served": ("每项需求都有候选。", "Every need has a candidate."),
    "tables.rest_in_csv": (
        "还有 {count} 对放不下，请看 matches.csv。",
        "{count} more pairs do not fit; see matches.csv.",
    ),
    "tables.head.id_made": ("融通编号", "Rongtong id"),
    "tables.head.mend": ("需要修改", "To mend"),
    "tables.head.need_id": ("需求编号", "Need id"),
    "tables.head.need": ("需求", "Need"),
    "tables.head.organisation": ("单位", "Organisation"),
    "tables.head.best": ("最高等级", "Best level"),
    "tables.head.rank": ("名次", "Rank"),
    "tables.head.level": ("等级", "Level"),
    "tables.head.score": ("得分", "Score"),
    "tables.head.verdict": ("硬条件", "Conditions"),
    "tables.head.offer_id": ("供给编号", "Offer id"),
    "tables.head.offer": ("候选", "Candidate"),
    "tables.head.offerer": ("供给方", "Offered by"),
    "tables.head.why": ("为什么", "Why"),
    "tables.head.ask": ("谈之前要问", "Ask first"),
    "tables.head.asks": ("问谁", "Whom"),
    "tables.head.record_id": ("编号", "Id"),
    "tables.head.record": ("名称", "Title"),
    "tables.head.question": ("要问的话", "Question"),
    "tables.head.settles": ("可确定几对", "Settles pairs"),
    "tables.head.pairs": ("涉及的配对", "Pairs"),
    "tables.head.answer": ("答复（请填写）", "Answer (please fill in)"),
    "tables.head.why_not": ("原因", "Why"),
    "tables.head.nearest": ("最接近的供给", "Nearest offer"),
    "tables.head.group": ("组号", "Group"),
    "tables.head.side": ("哪一方", "Side"),
    "tables.head.similarity": ("相似度", "Similarity"),
    "tables.head.covers": ("可承担的部分", "Covers"),
    "tables.head.missing": ("还缺的部分", "Still missing"),
    "tables.csv.need_id": ("需求编号", "need_id"),
    "tables.csv.need_title": ("需求名称", "need_title"),
    "tables.csv.offer_id": ("供给编号", "offer_id"),
    "tables.csv.offer_title": ("供给名称", "offer_title"),
    "tables.csv.organisation": ("供给单位", "organisation"),
    "tables.csv.rank": ("名次", "rank"),
    "tables.csv.score": ("得分", "score"),
    "tables.csv.level": ("等级", "level"),
    "tables.csv.verdict": ("硬条件", "verdict"),
    "tables.csv.reasons": ("理由", "reasons"),
    "tables.csv.questions": ("要问的话", "questions"),
}
