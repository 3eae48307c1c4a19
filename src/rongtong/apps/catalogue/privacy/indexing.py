"""The search index: keys of listings and when it followed them."""

from rongtong.apps.catalogue.models import IndexMark
from rongtong.kit.privacy import not_personal

not_personal(IndexMark, "listing side turn", because="the key of a listing and how often it changed")
