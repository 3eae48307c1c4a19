"""The site with a page that takes a file, for the browser."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path
from django.utils import timezone

from rongtong.config.urls import urlpatterns as site
from rongtong.kit.files import keep
from rongtong.kit.files.web.forms import UploadField

PAGE = """{% extends "pages/base.html" %}{% load pages %}{% block title %}Upload{% endblock %}
{% block content %}<h1>Upload</h1><form method="post" enctype="multipart/form-data" action="/upload/">
{% csrf_token %}{% form form submit="Send" %}</form>{% endblock %}"""


class Form(forms.Form):
    paper = UploadField(purpose="tests.own", label="Paper")


def upload(request):
    form = Form(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        keep(form.cleaned_data["paper"], purpose="tests.own", actor=request.actor, at=timezone.now())
        return redirect("files:mine")
    return HttpResponse(engines["django"].from_string(PAGE).render({"form": form}, request))


urlpatterns = [path("upload/", upload), *site]
