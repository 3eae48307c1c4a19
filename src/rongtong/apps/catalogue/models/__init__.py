"""The tables of the catalogue."""

from rongtong.apps.catalogue.models.documents import Document, DocumentPiece
from rongtong.apps.catalogue.models.duplicates import DuplicatePair, ListingMerge, OwnerMove, Trace
from rongtong.apps.catalogue.models.imports import Import, ImportRow
from rongtong.apps.catalogue.models.indexing import IndexMark
from rongtong.apps.catalogue.models.letters import Letter
from rongtong.apps.catalogue.models.listings import Listing
from rongtong.apps.catalogue.models.pins import Pin
from rongtong.apps.catalogue.models.readers import Favourite, SavedSearch
from rongtong.apps.catalogue.models.revisions import Revision
from rongtong.apps.catalogue.models.showing import Showing
from rongtong.apps.catalogue.models.sources import FieldSource
from rongtong.apps.catalogue.models.submissions import Submission
from rongtong.apps.catalogue.models.takedowns import TakeDown

__all__ = (
    "Document",
    "DocumentPiece",
    "DuplicatePair",
    "Favourite",
    "FieldSource",
    "Import",
    "ImportRow",
    "IndexMark",
    "Letter",
    "Listing",
    "ListingMerge",
    "OwnerMove",
    "Pin",
    "Revision",
    "SavedSearch",
    "Showing",
    "Submission",
    "TakeDown",
    "Trace",
)
