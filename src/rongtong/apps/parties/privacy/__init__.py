"""What the app holds of people, one module a subject. Imported whole by ``kit.privacy``."""

from importlib import import_module
from pkgutil import iter_modules

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")
