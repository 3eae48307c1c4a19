"""The tags every page is made of: ``{% load pages %}``. Each is shown with its source on /style/.

A page extends ``pages/base.html``: blocks ``title``, ``crumbs``, ``lead`` (full width), ``header``
(heading and primary action), ``content``, ``scripts``; ``{% block main_class %}narrow{% endblock %}``
for forms and reading.

Values (also functions of ``rongtong.kit.pages.cells``, for the columns of a table)
    {% icon "building" %}  {% icon "lock" title=_("Private") %}      outline names of Tabler Icons
    {% moment note.at %}             3 小时前 (11-21 14:02)
    {% deadline clock.due %}         the same, warning when near or past
    {% money fen %}                  12.5 万元, exact on hover
    {% number count url label %}     61,504, a link to its records
    {% badge label tone icon %}      tone: neutral info good warn bad special
    {% state label kind %}           badge of a workflow state; kind is the State's kind
    {% org_kind code label %}  {% region name %}  {% verified yes %}
    {% masked text reveal_url label %}      masked value with a button (POST) that reveals it

Layout
    {% crumb label url %}            inside block crumbs; without url: the present page
    {% card title icon="" %} … {% endcard %}
    {% stat label value url="" icon="" hint="" tone="info" %}   a figure; inside <div class="stats">
    {% definitions pairs %}          (label, value) pairs
    {% tabs items %}                 dicts: label, url, count, active
    {% empty title body="" action="" url="" icon="inbox" example="" %}
    {% progress done total label="" %}
    {% shelves "organisation" record.pk %}  what parts above show there (``pages.shelves``)
    {% timeline entries %}           objects: at, actor_name, sentence, reason="", tone="", detail=()

Forms (work without JavaScript; typed text stays, errors stand beside the field and in a summary)
    {% form form submit=_("Save") cancel=url %}     all of it: errors, fields, buttons, inside your <form>
    {% errors form %}  {% fields form %}  {% field form.name %}  {% buttons _("Save") cancel=url %}
    <form method="post" data-guard>                 asks before typed changes are lost

Lists (``pages.tables``: Table, Column; ``pages.filters``: FilterForm; ``pages.export``: export)
    {% filters form %}               fields in a fold, chips above the list
    {% table page empty=_("No organisations yet") bulk=actions bulk_url=url %}
                                     actions: dicts name, label, tone; posts ``action`` and ``chosen``
    {% exports page %}               links to CSV and xlsx

Workflow (``steps`` and ``offers`` of ``kit.workflow``)
    {% stepbar steps %}
    {% offers offers url version=record.version %}  buttons; post transition, reason, note, version

Figures
    {% chart "funnel" option title columns rows %}  an ECharts option, with the same figures as a table
    {% regions_map figures url="" title="" unit="" ranking=0 %}   {code: figure}; a map that leads to records

Messages with an undo: ``rongtong.kit.pages.toasts.undo(request, _("Removed."), url)``.
Navigation: ``rongtong.kit.pages.navigation.entry``.
"""

from django.template import Library

from rongtong.kit.pages.tags import figures, forms, frame, layout, lists, values, workflow

register = Library()
for _part in (figures, forms, frame, layout, lists, values, workflow):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
