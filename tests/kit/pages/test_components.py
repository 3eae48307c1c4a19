"""Every component is drawn, in both languages, and says what it must to those who do not see it."""

from __future__ import annotations

import re
from types import SimpleNamespace as Thing

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone, translation
from lxml import html

from rongtong.kit.pages import toasts
from rongtong.kit.pages.web.samples import SampleForm, samples
from rongtong.kit.pages.web.style import EXAMPLES, _example


def drawn(source, request=None, **values):
    request = request or RequestFactory().get("/x/")
    template = engines["django"].from_string("{% load pages %}" + source)
    return html.fragment_fromstring(template.render(values, request), create_parent="div")


def _with_session(request):
    request.session = {}
    return request


def example(name, language="zh-hans"):
    request = RequestFactory().get("/style/")
    with translation.override(language):
        return _example(request, name, name, samples(request, timezone.now()))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_drawn_without_inline_style_or_script(name, language):
    markup = example(name, language).drawn
    assert len(markup) > 100
    assert not re.search(r"\sstyle=|\son\w+=|javascript:", markup)
    assert not re.search(r"<script(?![^>]*application/json)", markup)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_id_stands_once_and_every_reference_leads_somewhere(name):
    tree = html.fragment_fromstring(example(name).drawn, create_parent="div")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = {
        word
        for text in tree.xpath("//@aria-describedby | //@aria-labelledby | //@for")
        for word in text.split()
    }
    assert wanted <= set(ids)


def test_a_wrong_form_names_each_fault_beside_its_field_and_on_top():
    tree = drawn("{% form form %}", form=SampleForm({"name": "某公司", "code": "1"}))
    links = tree.xpath("//div[@role='alert']//a/@href")
    assert "#id_code" in links
    assert tree.xpath("//input[@id='id_code']/@aria-invalid") == ["true"]
    assert tree.xpath("//*[@id='id_code_error']")
    assert tree.xpath("//input[@id='id_name']/@value") == ["某公司"]


def test_a_form_not_yet_sent_shows_no_faults():
    assert not drawn("{% form form %}", form=SampleForm()).xpath("//*[@role='alert']")


def test_a_hindered_step_is_disabled_and_says_why():
    arrow = Thing(label="Close", reasons=(), confirm="", primary=False, help="")
    offer = Thing(name="close", hindered="Two documents wait.", transition=arrow)
    tree = drawn("{% offers offers '/do/' %}", offers=[offer])
    (button,) = tree.xpath("//button")
    assert button.get("disabled") is not None
    assert tree.xpath("//form") == []
    assert "Two documents wait." in tree.xpath(f"string(//*[@id='{button.get('aria-describedby')}'])")


@pytest.mark.parametrize(("query", "is_open"), [("", False), ("?do=back", True), ("?do=other", False)])
def test_without_script_the_same_page_opens_the_question(query, is_open):
    arrow = Thing(label="Return", reasons=(("a", "Blurred"),), confirm="", primary=False, help="")
    offer = Thing(name="back", hindered="", transition=arrow)
    tree = drawn("{% offers offers '/do/' version=3 %}", RequestFactory().get("/x/" + query), offers=[offer])
    assert bool(tree.xpath("//dialog/@open")) is is_open
    assert tree.xpath("//a[@data-dialog]/@href") == ["/x/?do=back#do-back"]
    assert tree.xpath("//dialog//input[@name='version']/@value") == ["3"]
    assert tree.xpath("//dialog//input[@name='reason']/@required")


def test_the_step_bar_marks_the_present_step():
    tree = html.fragment_fromstring(example("steps").drawn, create_parent="div")
    assert len(tree.xpath("//li[@aria-current='step']")) == 1


def test_an_empty_list_says_the_first_step():
    page = Thing(rows=[], query={})
    tree = drawn("{% table page empty='None yet' first='Enter one' first_url='/new/' %}", page=page)
    assert tree.xpath("//a/@href") == ["/new/"]
    assert tree.xpath("//table") == []


def test_masked_text_is_revealed_by_post_only():
    tree = drawn("{% masked '138****5678' '/reveal/' label='Phone' %}")
    assert tree.xpath("//form/@method") == ["post"]
    assert drawn("{% masked '138****5678' %}").xpath("//form") == []


def test_a_message_can_carry_an_undo():
    request = RequestFactory().get("/x/")
    request._messages = FallbackStorage(_with_session(request))
    toasts.undo(request, "Removed <b>", "/undo/7/")
    messages.error(request, "Broken")
    tree = drawn(
        "{% include 'pages/parts/messages.html' %}", request, messages=messages.get_messages(request)
    )
    assert tree.xpath("//form/@action") == ["/undo/7/"]
    assert tree.xpath("//*[contains(@class, 'notice-bad')]//form") == []
    assert "Removed <b>" in tree.text_content()


def test_what_people_typed_stands_as_text():
    evil = "<img src=x onerror=alert(1)>"
    tree = drawn(
        "{% badge t %}{% empty t body=t %}{% definitions p %}{% card t %}x{% endcard %}",
        t=evil,
        p=[(evil, evil)],
    )
    assert tree.xpath("//img") == []


def test_a_chart_has_its_figures_as_a_table():
    tree = html.fragment_fromstring(example("chart").drawn, create_parent="div")
    assert len(tree.xpath("//table//tbody/tr")) == 5
