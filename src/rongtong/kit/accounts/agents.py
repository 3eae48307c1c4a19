"""What a browser calls itself, in two words; and a network address with its end hidden."""

from __future__ import annotations

import ipaddress

# First match wins: Edge says Chrome, Chrome says Safari.
_BROWSERS = (
    ("MicroMessenger", "微信 WeChat"),
    ("DingTalk", "钉钉 DingTalk"),
    ("HarmonyOS", "HarmonyOS"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """Give ``Chrome · Windows`` for a User-Agent; ``""`` when it tells nothing."""
    found = [next((name for mark, name in names if mark in agent), "") for names in (_BROWSERS, _SYSTEMS)]
    return " · ".join(dict.fromkeys(name for name in found if name))


def place(address: str) -> str:
    """Give a network address with its second half hidden: ``203.0.*.*``, ``2001:db8:*``; ``""`` for none."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    if isinstance(parsed, ipaddress.IPv4Address):
        return ".".join(str(parsed).split(".")[:2]) + ".*.*"
    return ":".join(parsed.exploded.split(":")[:2]) + ":*"
