"""What the tests tell: words in two languages without a catalogue."""

from django.utils import translation
from django.utils.functional import lazy

from rongtong.kit.notices import category, notice


def _said(zh: str, en: str) -> str:
    return en if (translation.get_language() or "").startswith("en") else zh


said = lazy(_said, str)
NEWS = category("tests.news", said("新闻", "News"))
WEEKLY = category("tests.weekly", said("摘要", "Summaries"), mail="daily")
SAFETY = category("tests.safety", said("安全", "Safety"), must=True)
PLAIN = {
    "title": said("%(who)s 来信", "A letter from %(who)s"),
    "body": said("你好，%(who)s。", "Hello, %(who)s."),
}
notice("tests.letter", category=NEWS, button=said("去看看", "Have a look"), **PLAIN)
notice("tests.summary", category=WEEKLY, **PLAIN)
notice("tests.alarm", category=SAFETY, **PLAIN)
