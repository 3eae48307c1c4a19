"""Titles as real offices write them; our own."""

TITLES = [
    "【寻求合作】大孔容活性氧化铝催化剂载体生产工艺技术",
    "一种污水处理用微生物菌剂及其制备方法",
    "寻求高精度激光测距传感器",
    "面向矿山无人驾驶的路径规划算法",
    "Low-noise amplifier for satellite receivers",
    "ICP备案系统的漏洞检测",
]
