"""What the index says when it cannot do what was asked."""

MESSAGES: dict[str, tuple[str, str]] = {
    "retrieve.no_index": (
        "在 {path} 没有找到索引。请检查路径，或先建立索引。",
        "There is no index at {path}. Check the path, or build the index first.",
    ),
    "retrieve.locked": (
        "索引 {path} 正由另一个程序写入。请等它结束后再试，或以只读方式打开。",
        "Another program is writing to the index at {path}. Try again when it is done, or open it to read.",
    ),
    "retrieve.read_only": (
        "索引 {path} 是以只读方式打开的，不能修改。请以可写方式重新打开。",
        "The index at {path} was opened for reading and cannot be changed. Open it for writing.",
    ),
    "retrieve.log_damaged": (
        "索引的记录文件 {path} 无法读取（{cause}）。请从备份恢复该文件，或用原始数据重建索引。",
        "The record log {path} cannot be read ({cause}). Restore a backup, or rebuild the index.",
    ),
    "retrieve.unwritten": (
        "索引 {path} 写不进去（{cause}）。这一批没有存入，此前已存入的都在。请检查磁盘空间和权限，然后重试。",
        "The index at {path} cannot be written ({cause}). This batch was not kept, all before it is safe. "
        "Check space and permissions, then try again.",
    ),
    "retrieve.segment_damaged": (
        "索引 {path} 的数据段 {segment} 已损坏。记录没有丢失：以可写方式打开一次，即会自动重建。",
        "Segment {segment} of the index at {path} is damaged. No record is lost: open it once to write.",
    ),
    "retrieve.other_format": (
        "索引 {path} 由另一版本的融通建立，本版本无法读取。请用原始数据重建索引。",
        "The index at {path} was made by another version of Rongtong. Rebuild it from your data.",
    ),
    "retrieve.other_settings": (
        "索引建立时的设置与现在要求的不同。已有：{kept}；要求：{wanted}。请沿用原设置，或另建一个索引。",
        "The index has other settings: {kept}, not {wanted}. Use those, or make a new index.",
    ),
    "retrieve.too_many_terms": (
        "索引中的词超过了 {limit} 个的上限。请检查文本中是否混入了编码或随机字符。",
        "There are more than {limit} distinct terms. Check the texts for codes or random characters.",
    ),
    "retrieve.bad_weight": (
        "记录“{id}”中有一个词的权重是 {weight}。权重须大于 0，且不超过 1023。",
        "A term of record “{id}” weighs {weight}. A weight must be above 0 and at most 1023.",
    ),
    "retrieve.bad_text": (
        "有一处文字为空，或含有无法保存的字符：{text}。请改正后再试。",
        "A text is empty or cannot be stored: {text}. Mend it and try again.",
    ),
    "retrieve.bad_price": (
        "记录“{id}”的价格是 {price} 分。价格不能为负数，也不能大得离谱。",
        "The price of record “{id}” is {price} fen. It must be neither negative nor beyond all measure.",
    ),
    "retrieve.bad_maturity": (
        "记录“{id}”的技术成熟度是 {maturity}，应为 1 至 9。",
        "The maturity of record “{id}” is {maturity}. It should be 1 to 9.",
    ),
    "retrieve.bad_dimension": (
        "“{id}”的向量形状是 {found}，而索引需要 {wanted} 维。请换用建立索引时的编码器。",
        "The vector of “{id}” has the shape {found}, not {wanted}. Use the encoder of the index.",
    ),
    "retrieve.bad_vector": (
        "“{id}”的向量中含有非数值。请检查编码器。",
        "The vector of “{id}” holds something that is no number. Check the encoder.",
    ),
    "retrieve.bad_settings": (
        "索引设置有误：{name} = {value}，应在 {low} 与 {high} 之间。",
        "The index settings are wrong: {name} = {value}, but it should lie between {low} and {high}.",
    ),
    "retrieve.bad_query": (
        "查询的条数须至少为 1（现为 {top}），向量权重须在 0 与 1 之间（现为 {alpha}）。",
        "A query must ask for at least 1 hit (now {top}), and alpha must lie between 0 and 1 (now {alpha}).",
    ),
    "retrieve.bad_query_weight": (
        "查询中有一个词的权重不是有限的数。请检查词的权重。",
        "A term of the query has a weight that is not finite. Check the weights of the terms.",
    ),
}
