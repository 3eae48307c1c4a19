"""Words that say nothing about which technology is meant. Our own list, grown by reading real needs."""

_FUNCTION = """
的 了 和 与 及 或 在 是 为 对 中 上 下 等 其 该 并 以 将 由 从 到 有 不 之 于 而 且 可 能 所 这 那 个 一 一种
一个 用于 基于 通过 进行 具有 包括 以及 其中 所述 根据 按照 采用 利用 实现 达到 使 被 把 我 我们 你 他 它
the of and a an in to for on with by is are be as at from or that this it its using used use based via
"""
_FRAME = """
技术 研究 研发 开发 应用 方法 系统 装置 设备 工艺 产品 项目 问题 需求 解决 方案 解决方案 寻求 寻找 急需 引进
人才 专家 团队 高层次 合作 对接 落地 项目落地 人才引进 技术难题 难题 难点 关键 关键技术 新型 创新 新 高 提升
提高 改进 优化 改造 升级 降低 产业化 成果 转化 公司 企业 有限公司 有限责任公司 股份 集团 相关 方面 及其 制备
生产 制造 加工 设计 本发明 发明 实用新型 公开 提供 涉及 领域 技术领域 属于 能够 可以 有效 要求 希望 需要 目前
现有 国内 国际 先进 水平
technology technologies research development method system device project need problem solution novel new
improved improve application company
"""

_SMALL = """
去 低 高 大 小 多 少 内 外 用 型 性 化 式 类 级 年 月 日 万 亿 吨 米 个 台 套 件 种 次
时 后 前 间 处 无 非 全
半 单 双 快 慢 好 难 易 长 短 加 减 做 找 想 要 想要 自动 现场 综合 大型 小型 高效 处理 材料 提前
性能 高性能 智能 环保 节能 结构 功能 过程 效果 质量 成本 品质
"""

# Too small to be named as what two records share, though they may count: 钒 and 镉 are not among them.
SMALL = frozenset(_SMALL.split())

FUNCTION = frozenset(_FUNCTION.split())

# The frame of a need or of a patent title, not its matter: 急需…技术人才, 一种…的方法及装置.
FRAME = frozenset(_FRAME.split())
